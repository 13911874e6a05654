import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttendanceView } from '#shared/api/attendance.ts'
import type { Seat } from '#shared/api/identity.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { SectorMark } from '#client/ui/SectorMark.tsx'
import classes from './attendance.module.css'
import { neverThere } from './neverThere.ts'

const whole = (plan: Plan) => plan

/** Organisations that have to sign and of which nobody was ever there. */
export const NeverThere = ({ view, seats }: { view: AttendanceView; seats: readonly Seat[] }) => {
  const { t } = useTranslation('attendance')
  const plan = usePlan(whole)
  const found = useMemo(() => neverThere(plan, view, seats), [plan, view, seats])
  if (found.length === 0) return null
  return (
    <Notice tone="care" title={t('never.title', { count: found.length })}>
      <ul className={classes['never']}>
        {found.map(({ organisation, signs, seats: own }) => (
          <li key={organisation.id}>
            <SectorMark sector={organisation.sector} />
            <b>{organisation.name || organisation.acronym}</b>
            {': '}
            {t('never.signs', { count: signs })}
            {', '}
            {own === 0 ? t('never.noSeat') : t('never.seats', { count: own })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
