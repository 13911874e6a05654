import { useTranslation } from 'react-i18next'
import { usePlan } from '#client/plan/hooks.ts'
import { dayText, today } from '#client/ui/dateText.ts'
import { labOf } from './labOf.ts'
import { labWeek } from './labWeek.ts'

/** "Week 2 of 6", or when the lab begins or that its weeks are over. */
export const WeekText = () => {
  const { t } = useTranslation('lab')
  const lab = usePlan(labOf)
  if (!lab) return null
  const week = labWeek(lab.startDate, lab.weeks, today())
  switch (week.kind) {
    case 'undated':
      return null
    case 'before':
      return <span>{t('week.before', { date: dayText(week.starts) })}</span>
    case 'during':
      return <span>{t('week.during', { week: week.week, weeks: week.weeks })}</span>
    case 'after':
      return (
        <span title={t('week.began', { date: dayText(lab.startDate ?? '') })}>
          {t('week.after', { weeks: week.weeks })}
        </span>
      )
  }
}
