import { IconClockCheck, IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { BINDS, daysMissing } from '#shared/plan/binds.ts'
import type { DependencyType } from '#shared/plan/entities.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { rowDates } from '#shared/plan/rowDates.ts'
import type { Side } from './Dependencies.tsx'
import classes from './dependencies.module.css'

interface Props {
  plan: Plan
  dependency: { fromId: string; toId: string; type: DependencyType; lagDays: number }
  side: Side
}

/** What a dependency means for the dates: by how many days what waits is too early, or the days in hand. */
export const DateConsequence = ({ plan, dependency, side }: Props) => {
  const { t } = useTranslation('waiting')
  const from = rowDates(plan, dependency.fromId)
  const to = rowDates(plan, dependency.toId)
  const missing = from && to && daysMissing(dependency, from, to)
  if (missing === null) return <span className={classes['unknown']}>{t('days.unknown')}</span>
  const edge = BINDS[dependency.type].to
  return missing > 0 ? (
    <span className={classes['early']}>
      <IconClockExclamation size={15} aria-hidden />
      {t(`drawer.early.${side}.${edge}`, { count: missing })}
    </span>
  ) : (
    <span className={classes['fits']}>
      <IconClockCheck size={15} aria-hidden />
      {missing === 0 ? t('days.none') : t('days.inHand', { count: -missing })}
    </span>
  )
}
