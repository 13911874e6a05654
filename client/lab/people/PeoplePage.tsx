import { Button } from '@mantine/core'
import { IconQrcode, IconUserPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLabNow } from '#client/api/labs.ts'
import { useSeats } from '#client/api/people.ts'
import { useLiveLab, useSeatsHere } from '#client/plan/hooks.ts'
import { PeopleByRoom } from '#client/rooms/PeopleByRoom.tsx'
import { Failure } from '#client/ui/Failure.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Page } from '#client/ui/Page.tsx'
import { PeopleViews } from './attendance/PeopleViews.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { ToLookAfter } from './care/ToLookAfter.tsx'
import { rolesGivenBy } from './rights.ts'
import { SeatActions, type SeatAct } from './SeatActions.tsx'
import { SeatTable } from './SeatTable.tsx'
import { SectorBalance } from './SectorBalance.tsx'

/** Seats whose people are here now, one's own among them. */
const useHere = (own: string): ReadonlySet<string> => {
  const others = useSeatsHere()
  return useMemo(() => new Set([own, ...others]), [others, own])
}

/** Who has a seat in the lab; facilitators invite and look after the seats here. */
export const PeoplePage = () => {
  const { t } = useTranslation('people')
  const session = useLabNow(useLiveLab().session)
  const seats = useSeats(session.lab.slug)
  const here = useHere(session.seat.id)
  const [inviting, setInviting] = useState(false)
  const [act, setAct] = useState<SeatAct | null>(null)
  const invites = rolesGivenBy(session.seat.role).length > 0

  // A seat that was merged is told as the other.
  const all = (seats.data?.seats ?? []).filter(({ mergedInto }) => !mergedInto)
  const valid = all.filter((s) => !s.revoked)
  const hereNow = valid.filter((s) => here.has(s.id)).length
  return (
    <Page
      main={false}
      title={t('title')}
      lead={seats.data && t('lead', { count: valid.length, here: hereNow })}
      actions={
        invites && (
          <>
            <Button
              variant="default"
              leftSection={<IconUserPlus size={18} aria-hidden />}
              onClick={() => setAct({ kind: 'make' })}
            >
              {t('newSeat')}
            </Button>
            <Button leftSection={<IconQrcode size={18} aria-hidden />} onClick={() => setInviting(true)}>
              {t('invite.button')}
            </Button>
          </>
        )
      }
    >
      <PeopleViews lab={session.lab.slug} />
      {seats.isPending && <Loading />}
      {seats.isError && <Failure error={seats.error} retry={() => void seats.refetch()} />}
      {seats.data && (
        <>
          <SectorBalance seats={valid} />
          {invites && <ToLookAfter seats={valid} act={setAct} />}
          <PeopleByRoom seats={all} me={session.seat}>
            {(shown) => <SeatTable seats={shown} here={here} me={session.seat} act={setAct} />}
          </PeopleByRoom>
        </>
      )}
      <SeatActions lab={session.lab} me={session.seat} act={act} done={() => setAct(null)} />
      {invites && (
        <InviteDialog
          lab={session.lab}
          me={session.seat}
          opened={inviting}
          close={() => setInviting(false)}
        />
      )}
    </Page>
  )
}
