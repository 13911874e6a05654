import { Button, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import type { Cell } from '#shared/programme/gate.ts'
import { useTick } from '#client/api/programme.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { momentText } from '#client/ui/dateText.ts'
import { Failure } from '#client/ui/Failure.tsx'
import { AddHere } from './AddHere.tsx'
import { artefactText } from './artefactText.ts'
import classes from './programme.module.css'
import { MissingLine } from './MissingLine.tsx'
import { StandingMark } from './StandingMark.tsx'

interface Props {
  plan: Plan
  cell: Cell
  mayRun: boolean
  openEntity: (id: string) => void
  close: () => void
}

/** What keeps an artefact of a room from being there, each thing a click from its place. */
export const CellDialog = ({ plan, cell, mayRun, openEntity, close }: Props) => {
  const { t } = useTranslation(['programme', 'common'])
  const { session } = useLiveLab()
  const tick = useTick(session.lab.slug)
  const { artefact, roomId, standing } = cell
  const room = liveOf(plan, 'workstreams', roomId)
  const set = (there: boolean) =>
    tick.mutate({ artefactId: artefact.id, workstreamId: roomId, there }, { onSuccess: close })
  return (
    <Modal
      opened
      onClose={close}
      title={`${artefactText(t, artefact)} · ${room ? room.code || room.title : t('wholeLab')}`}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <Stack>
        <Text component="div">
          <StandingMark standing={standing} />
        </Text>
        {cell.tick && (
          <Text size="sm">{t('tickedBy', { name: cell.tick.by, at: momentText(cell.tick.at) })}</Text>
        )}
        <ul className={classes['missing']}>
          {standing.missing.map((missing, at) => (
            <li key={`${missing.code} ${missing.entityId ?? at}`}>
              <MissingLine
                plan={plan}
                missing={missing}
                artefact={artefact}
                room={room}
                openEntity={openEntity}
              />
            </li>
          ))}
        </ul>
        {room && (artefact.check === 'aspiration' || artefact.check === 'facts') && (
          <AddHere check={artefact.check} room={room.id} plan={plan} added={openEntity} />
        )}
        {tick.isError && <Failure error={tick.error} />}
        {artefact.check === 'manual' && mayRun && (
          <Button
            variant={cell.there ? 'default' : 'filled'}
            loading={tick.isPending}
            onClick={() => set(!cell.there)}
          >
            {t(cell.there ? 'untick' : 'tick')}
          </Button>
        )}
        {artefact.check === 'manual' && !mayRun && !cell.there && <Text size="sm">{t('whoTicks')}</Text>}
      </Stack>
    </Modal>
  )
}
