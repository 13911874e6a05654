import { useTranslation } from 'react-i18next'
import { datesOf, inTime } from '#shared/programme/dates.ts'
import type { Week } from '#shared/programme/template.ts'
import { dayText, today } from '#client/ui/dateText.ts'
import { dayName } from './dayName.ts'
import classes from './programme.module.css'
import { SessionLine } from './SessionLine.tsx'

/** A week's days with their sessions, today marked. */
export const Agenda = ({ week, at, startDate }: { week: Week; at: number; startDate: string | null }) => {
  const { t, i18n } = useTranslation('programme')
  const dates = startDate === null ? [] : datesOf(startDate, at, week.days.length)
  if (week.days.length === 0) return <p className={classes['faint']}>{t('noDays')}</p>
  return (
    <ol className={classes['days']}>
      {week.days.map((day, n) => {
        const date = dates[n]
        return (
          <li key={day.id} className={classes['day']} data-today={date === today() || undefined}>
            <h3 className={classes['dayTitle']}>
              {date ? `${dayName(date, i18n.language)}, ${dayText(date)}` : t('day', { number: n + 1 })}
              {date === today() && <span className={classes['now']}>{t('isToday')}</span>}
            </h3>
            <ol className={classes['sessions']}>
              {inTime(day).map((session) => (
                <li key={session.id}>
                  <SessionLine session={session} />
                </li>
              ))}
            </ol>
            {day.sessions.length === 0 && <p className={classes['faint']}>{t('noSessions')}</p>}
          </li>
        )
      })}
    </ol>
  )
}
