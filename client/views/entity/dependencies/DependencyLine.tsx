import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { circularDependencies } from '#shared/plan/cycles.ts'
import type { Dependency, Plan } from '#shared/plan/plan.ts'
import { requestOf } from '#shared/plan/requests.ts'
import { rowDates } from '#shared/plan/rowDates.ts'
import { RequestMark } from '#client/between/RequestMark.tsx'
import { roomName, rowLine } from '#client/between/rowLabel.ts'
import { useRequestAnswers } from '#client/between/useRequestAnswers.ts'
import { DependencyFields } from '#client/ui/DependencyFields.tsx'
import { RoomCode } from '#client/ui/RoomCode.tsx'
import { Tag } from '#client/ui/Tag.tsx'
import { useEdit } from '../../useEdit.tsx'
import { DateConsequence } from './DateConsequence.tsx'
import type { Side } from './Dependencies.tsx'
import classes from './dependencies.module.css'

interface Props {
  plan: Plan
  dependency: Dependency
  side: Side
  mayChange: boolean
  open: (id: string) => void
}

/** A dependency seen from one of its ends. */
export const DependencyLine = ({ plan, dependency, side, mayChange, open }: Props) => {
  const { t } = useTranslation(['waiting', 'plan'])
  const { edit, remove } = useEdit()
  const answers = useRequestAnswers()
  const { id, type, lagDays } = dependency
  const other = rowDates(plan, side === 'before' ? dependency.fromId : dependency.toId)
  if (!other) return null
  const request = requestOf(plan, dependency, answers.get(id) ?? null)
  const name = other.label || t('unnamed', { ns: 'plan' })
  return (
    <li className={classes['line']}>
      <div className={classes['head']}>
        {request && other.roomId && <RoomCode code={roomName(plan, other.roomId)} />}
        <UnstyledButton className={classes['other']} onClick={() => open(other.id)}>
          {rowLine(plan, other.id, name)}
        </UnstyledButton>
        {mayChange && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('drawer.remove', { name })}
            title={t('drawer.remove', { name })}
            onClick={() => remove([{ type: 'unrelate', id }], t('drawer.removed', { name }))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <div className={classes['facts']}>
        {mayChange ? (
          <DependencyFields
            type={type}
            lagDays={lagDays}
            change={(next, lag) =>
              edit({ type: 'update', collection: 'dependencies', id, fields: { type: next, lagDays: lag } })
            }
          />
        ) : (
          <span>
            {t(`enums.dependencies_type.${type}`, { ns: 'plan' })}
            {lagDays !== 0 && ` ${t('drawer.lag', { count: lagDays })}`}
          </span>
        )}
        {circularDependencies(plan).has(id) ? (
          <Tag tone="bad" text={t('circle')} />
        ) : (
          <DateConsequence plan={plan} dependency={dependency} side={side} />
        )}
        <RequestMark dependencyId={id} />
      </div>
    </li>
  )
}
