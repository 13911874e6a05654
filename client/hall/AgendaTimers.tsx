import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { endOf } from '#shared/programme/dates.ts'
import type { Session } from '#shared/programme/template.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { useSessionsToday } from '#client/programme/useSessionsToday.ts'
import { agendaTimes, secondsOfDay } from './agendaTimes.ts'
import classes from './hall.module.css'
import { useHall, useServerTime } from './useHall.ts'
import { useHallActs } from './useHallActs.ts'

/** Timers for what the programme has now and next: to its planned end, or for as long as it was to be. */
export const AgendaTimers = ({ close }: { close: () => void }) => {
  const { t } = useTranslation('hall')
  const { timers } = useHall()
  const { act } = useHallActs()
  const times = agendaTimes(useSessionsToday(), secondsOfDay(useServerTime(true)))
  const open = times.filter(({ session }) => timers.every((timer) => timer.session !== session.id))
  if (open.length === 0) return null
  const begin = async ({ id, title }: Session, seconds: number) => {
    const label = title.slice(0, LIMITS.timerLabelLength).toWellFormed()
    if (await act({ act: 'beginTimer', seconds, label, session: id })) close()
  }
  return (
    <fieldset className={classes['agenda']}>
      <legend>{t('timer.agenda')}</legend>
      <ul>
        {open.map(({ session, toEnd, whole }) => (
          <li key={session.id}>
            <span>
              <span className="tabular">{session.start}</span> {session.title}
            </span>
            {toEnd !== null && (
              <Button
                size="compact-sm"
                aria-label={t('timer.untilOf', { time: endOf(session), title: session.title })}
                onClick={() => void begin(session, toEnd)}
              >
                {t('timer.until', { time: endOf(session) })}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="light"
              aria-label={t('timer.wholeOf', { count: whole / 60, title: session.title })}
              onClick={() => void begin(session, whole)}
            >
              {t('timer.whole', { count: whole / 60 })}
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
