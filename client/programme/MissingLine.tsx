import { Anchor, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Plan, Workstream } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'
import type { Missing } from '#shared/programme/checks.ts'
import type { Artefact } from '#shared/programme/template.ts'
import { roomKey } from '#client/lab/roomKey.ts'
import { entityName } from '#client/plan/describeCommand.ts'
import { madeAt } from './artefactText.ts'
import classes from './programme.module.css'

interface Props {
  plan: Plan
  missing: Missing
  artefact: Artefact
  room: Workstream | null
  openEntity: (id: string) => void
}

/** One thing that is missing, and the way to where it is mended or made. */
export const MissingLine = ({ plan, missing, artefact, room, openEntity }: Props) => {
  const { t } = useTranslation(['programme', 'plan'])
  const { lab = '' } = useParams()
  const words = t(`miss.${missing.code}`, { count: missing.count })
  const place = madeAt(missing, artefact)
  if (place) {
    const inRoom = (place === 'list' || place === 'plan') && room
    const to = inRoom ? `rooms/${roomKey(room, workstreams(plan))}/${place}` : place
    return (
      <Anchor component={Link} to={`/labs/${lab}/${to}`} className={classes['missingLine'] ?? ''}>
        {missing.entityId !== null && <b>{entityName(t, plan, missing.entityId)}</b>} {words}{' '}
        <span className={classes['goTo']}>{t(`goTo.${place}`)}</span>
      </Anchor>
    )
  }
  const { entityId } = missing
  if (entityId === null) return <span className={classes['missingLine']}>{words}</span>
  return (
    <UnstyledButton className={classes['missingLine'] ?? ''} onClick={() => openEntity(entityId)}>
      <b>{entityName(t, plan, entityId)}</b> {words}
    </UnstyledButton>
  )
}
