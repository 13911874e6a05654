import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useNow, useProgramme } from '#client/programme/useProgramme.ts'
import { dayText } from '#client/ui/dateText.ts'
import classes from './WeekText.module.css'

/** "Week 2 of 6 · Issues and root causes", or when the lab begins or that its weeks are over; it leads to the programme. */
export const WeekText = () => {
  const { t } = useTranslation(['lab', 'programme'])
  const { lab = '' } = useParams()
  const view = useProgramme()
  const { startDate, week, title } = useNow()
  const text = () => {
    switch (week.kind) {
      case 'undated':
        return null
      case 'before':
        return t('week.before', { date: dayText(week.starts) })
      case 'during':
        return t('week.during', { week: week.week, weeks: week.weeks })
      case 'after':
        return t('week.after', { weeks: week.weeks })
    }
  }
  const words = text()
  if (words === null) return null
  const began = week.kind === 'after' ? t('week.began', { date: dayText(startDate ?? '') }) : undefined
  const hint = title ?? began
  if (!view) return <span title={hint}>{words}</span>
  return (
    <Link to={`/labs/${lab}/programme`} title={hint} className={classes['link'] ?? ''}>
      {words}
      {title && <span className={classes['title']}> · {title}</span>}
    </Link>
  )
}
