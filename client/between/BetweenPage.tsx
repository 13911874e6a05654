import { Button, NativeSelect, Stack } from '@mantine/core'
import { IconArrowsExchange, IconMessagePlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Plan, Workstream } from '#shared/plan/plan.ts'
import { requestsByRoom, type Request } from '#shared/plan/requests.ts'
import { workstreams } from '#shared/plan/select.ts'
import { CommentsDrawer } from '#client/comments/CommentsDrawer.tsx'
import { useLabNow } from '#client/api/labs.ts'
import { useRequestList } from '#client/api/requests.ts'
import { roomByKey, roomKey } from '#client/lab/roomKey.ts'
import { useCanEdit, useConnection, useLiveLab, usePlan, useRoomState } from '#client/plan/hooks.ts'
import { withoutPlan } from '#client/sync/lineState.ts'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { Loading } from '#client/ui/Loading.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import { Page } from '#client/ui/Page.tsx'
import { EntityDrawer } from '#client/views/EntityDrawer.tsx'
import { useOpenEntity } from '#client/views/useOpenEntity.ts'
import { AskDialog, type Ask } from './AskDialog.tsx'
import classes from './between.module.css'
import { Glance } from './Glance.tsx'
import type { Does } from './RequestItem.tsx'
import { RoomRequests } from './RoomRequests.tsx'
import { roomsToDoWith } from './roomsToDoWith.ts'
import { useRequests } from './useRequests.ts'
import { WaitingFor } from './WaitingFor.tsx'

const whole = (plan: Plan) => plan

/** What rooms ask of one another, and how it stands; answered and asked here. */
export const BetweenPage = () => {
  const { t } = useTranslation('between')
  const lab = useLiveLab()
  const canEdit = useCanEdit()
  const requests = useRequests()
  const given = useRequestList(lab.session.lab.slug)
  const loading = withoutPlan(useConnection()) !== null || given.isLoading
  const frozen = (useRoomState()?.phase ?? lab.session.phase) === 'frozen'
  const [ask, setAsk] = useState<Ask | null>(null)
  const [talk, setTalk] = useState<string | null>(null)
  const { shown, openById, close } = useOpenEntity()
  const shownRooms = useShownRooms(requests)
  return (
    <Page
      title={t('title')}
      main={false}
      lead={t('lead')}
      actions={
        canEdit && (
          <Button leftSection={<IconMessagePlus size={18} aria-hidden />} onClick={() => setAsk({})}>
            {t('ask.open')}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        {(given.isError || given.isPaused) && <Notice tone="care">{t('offline')}</Notice>}
        {frozen && requests.length > 0 && <Notice tone="info">{t('answer.frozen')}</Notice>}
        {loading && <Loading />}
        {!loading && requests.length === 0 && (
          <EmptyState icon={<IconArrowsExchange size={28} />} title={t('none.title')} text={t('none.text')} />
        )}
        {!loading && requests.length > 0 && (
          <>
            <Glance requests={requests} choose={shownRooms.chooseRoom} />
            <RoomsChoice {...shownRooms} />
            <Rooms
              rooms={shownRooms.rooms}
              requests={requests}
              open={openById}
              change={(of) => setAsk({ of })}
              talk={({ dependency }) => setTalk(dependency.id)}
            />
          </>
        )}
        {!loading && <WaitingFor open={openById} />}
      </Stack>
      {ask && <AskDialog ask={ask} onClose={() => setAsk(null)} />}
      {talk && <CommentsDrawer aboutIds={[talk]} onClose={() => setTalk(null)} />}
      {shown && <EntityDrawer {...shown} onClose={close} />}
    </Page>
  )
}

interface ShownRooms {
  rooms: string[]
  mine: string[]
  choice: string
  choose: (choice: string) => void
  chooseRoom: (room: Workstream) => void
}

/** Which rooms the page shows: by its address, or those one has to do with, or all where there is none. */
const useShownRooms = (requests: readonly Request[]): ShownRooms => {
  const plan = usePlan(whole)
  const { seat } = useLabNow(useLiveLab().session)
  const [search, setSearch] = useSearchParams()
  const all = workstreams(plan)
  const mine = useMemo(
    () => roomsToDoWith(plan, requests, seat.organisationId),
    [plan, requests, seat.organisationId],
  )
  const wanted = search.get('rooms') ?? (mine.length > 0 ? 'mine' : 'all')
  const one = wanted === 'mine' || wanted === 'all' ? null : roomByKey(wanted, all)
  const choice = one ? roomKey(one, all) : wanted === 'mine' && mine.length > 0 ? 'mine' : 'all'
  const choose = (rooms: string) => setSearch({ rooms }, { replace: true })
  return {
    rooms: one ? [one.id] : choice === 'mine' ? mine : all.map(({ id }) => id),
    mine,
    choice,
    choose,
    chooseRoom: (room) => choose(roomKey(room, all)),
  }
}

const RoomsChoice = ({ mine, choice, choose }: ShownRooms) => {
  const { t } = useTranslation('between')
  const all = usePlan(workstreams)
  return (
    <NativeSelect
      className={classes['choice'] ?? ''}
      label={t('rooms.label')}
      value={choice}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        ...(mine.length > 0 ? [{ value: 'mine', label: t('rooms.mine') }] : []),
        { value: 'all', label: t('rooms.all') },
        ...all.map((room) => ({
          value: roomKey(room, all),
          label: [room.code, room.title].filter(Boolean).join(' · '),
        })),
      ]}
    />
  )
}

interface RoomsProps extends Does {
  rooms: readonly string[]
  requests: readonly Request[]
}

const Rooms = ({ rooms, requests, ...does }: RoomsProps) => {
  const byRoom = useMemo(() => requestsByRoom(requests), [requests])
  const one = rooms.length === 1
  return rooms.flatMap((id) => {
    const of = byRoom.get(id) ?? (one ? { asked: [], asks: [] } : null)
    return of ? [<RoomRequests key={id} roomId={id} {...of} {...does} />] : []
  })
}
