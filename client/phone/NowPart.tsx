import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { endOf } from '#shared/programme/dates.ts'
import { TimerClock } from '#client/hall/TimerClock.tsx'
import { isFor, useHall } from '#client/hall/useHall.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { useSessionsToday } from '#client/programme/useSessionsToday.ts'
import classes from './phone.module.css'
import { useSeatRoom } from './seatRoom.ts'
import { minuteOfDay, sessionsNow } from './sessionsNow.ts'

/** What is on now and how long it still is: the programme's session, and the timers of the hall. */
export const NowPart = () => {
  const { t } = useTranslation('phone')
  const { lab } = useLiveLab().session
  const { room } = useSeatRoom()
  const timers = useHall().timers.filter(isFor(room?.id ?? null))
  const { on, next } = sessionsNow(useSessionsToday(), useMinute())
  return (
    <section aria-labelledby="seat-now" className={classes['part']}>
      <h2 id="seat-now">{t('now.title')}</h2>
      {timers.length > 0 && (
        <div className={classes['timers']}>
          {timers.map((timer) => (
            <TimerClock key={timer.id} timer={timer} />
          ))}
        </div>
      )}
      {on.map((session) => (
        <p key={session.id} className={classes['session']}>
          <strong>{session.title}</strong>
          <span>{t('now.until', { time: endOf(session) })}</span>
        </p>
      ))}
      {next && (
        <p className={classes['session']}>
          <span>{t('now.next', { time: next.start, title: next.title })}</span>
        </p>
      )}
      {on.length === 0 && !next && timers.length === 0 && (
        <p className={classes['faint']}>{t('now.nothing')}</p>
      )}
      <Link className={classes['way'] ?? ''} to={`/labs/${lab.slug}/programme`}>
        {t('now.programme')}
      </Link>
    </section>
  )
}

const LOOK_MS = 10_000

/** The minute of this day; sessions are told by the hands of the clock on the wall. */
const useMinute = (): number => {
  const { hall } = useLiveLab()
  const [minute, setMinute] = useState(() => minuteOfDay(hall.serverTime()))
  useEffect(() => {
    const timer = setInterval(() => setMinute(minuteOfDay(hall.serverTime())), LOOK_MS)
    return () => clearInterval(timer)
  }, [hall])
  return minute
}
