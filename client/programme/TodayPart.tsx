import { useTranslation } from 'react-i18next'
import { inTime } from '#shared/programme/dates.ts'
import type { Week } from '#shared/programme/template.ts'
import { dayText, today } from '#client/ui/dateText.ts'
import classes from './programme.module.css'
import { SessionClock } from '#client/hall/SessionClock.tsx'
import { SessionLine } from './SessionLine.tsx'

/** Today's sessions, first of all. */
export const TodayPart = ({ week, day }: { week: Week; day: number | null }) => {
  const { t } = useTranslation('programme')
  const found = day === null ? undefined : week.days[day]
  const sessions = found ? inTime(found) : []
  return (
    <section className={classes['part']} aria-labelledby="programme-today">
      <h2 id="programme-today" className={classes['partTitle']}>
        {t('today', { date: dayText(today()) })}
      </h2>
      {sessions.length === 0 && <p className={classes['faint']}>{t('nothingToday')}</p>}
      <ol className={classes['sessions']}>
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionLine session={session}>
              <SessionClock sessionId={session.id} />
            </SessionLine>
          </li>
        ))}
      </ol>
    </section>
  )
}
