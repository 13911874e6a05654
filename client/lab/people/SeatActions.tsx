import { Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Seat } from '#shared/api/identity.ts'
import type { LabView } from '#shared/api/labs.ts'
import { useChangeSeat } from '#client/api/people.ts'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { isCare, SeatCare, type CareAct } from './care/SeatCare.tsx'
import { NewLink } from './NewLink.tsx'
import { SeatForm } from './SeatForm.tsx'

/** What a facilitator is about to do with a seat. */
export type SeatAct =
  | { kind: 'make' }
  | { kind: 'change'; seat: Seat }
  | { kind: 'link'; seat: Seat }
  | { kind: 'revoke'; seat: Seat }
  | { kind: 'restore'; seat: Seat }
  | CareAct

interface Props {
  lab: LabView
  me: Seat
  act: SeatAct | null
  done: () => void
}

/** The dialog of the act, if there is one. */
export const SeatActions = ({ lab, me, act, done }: Props) => {
  const { t } = useTranslation(['people', 'common'])
  if (act === null) return null
  if (isCare(act)) return <SeatCare lab={lab} me={me} act={act} done={done} />
  if (act.kind === 'revoke' || act.kind === 'restore')
    return <RevokeDialog lab={lab} seat={act.seat} revoke={act.kind === 'revoke'} done={done} />
  const title = act.kind === 'make' ? t('form.new') : t(`actions.${act.kind}`)
  return (
    <Modal
      opened
      onClose={done}
      title={title}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      {act.kind === 'link' ? (
        <NewLink lab={lab} seat={act.seat} />
      ) : (
        <SeatForm lab={lab} me={me} seat={act.kind === 'change' ? act.seat : null} done={done} />
      )}
    </Modal>
  )
}

interface RevokeProps {
  lab: LabView
  seat: Seat
  revoke: boolean
  done: () => void
}

const RevokeDialog = ({ lab, seat, revoke, done }: RevokeProps) => {
  const { t } = useTranslation('people')
  const change = useChangeSeat(lab.slug)
  const kind = revoke ? 'revoke' : 'restore'
  return (
    <ConfirmDialog
      opened
      danger={revoke}
      title={t(`${kind}.title`, { name: seat.name })}
      confirm={t(`actions.${kind}`)}
      busy={change.isPending}
      error={change.error}
      onClose={done}
      onConfirm={() => change.mutate({ seatId: seat.id, patch: { revoked: revoke } }, { onSuccess: done })}
    >
      <Stack gap="xs">
        <Text>{t(`${kind}.text`, { name: seat.name })}</Text>
        {revoke && seat.signatory && <Text fw={600}>{t('revoke.signatory')}</Text>}
      </Stack>
    </ConfirmDialog>
  )
}
