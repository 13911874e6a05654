import { secondsToEnd } from '#shared/programme/dates.ts'
import type { Session } from '#shared/programme/template.ts'

/** How long a session's timer may be: to the end the agenda has for it, and as long as it was to be. */
export interface AgendaTime {
  session: Session
  /** Seconds to its planned end; null before it begins and when that is over. */
  toEnd: number | null
  whole: number
}

const SHOWN = 3

/** Sessions a timer is likely to be for: the ones that are on, else the next; `seconds` are those since midnight. */
export const agendaTimes = (sessions: readonly Session[], seconds: number): AgendaTime[] =>
  sessions
    .filter((session) => secondsToEnd(session, seconds) > 0)
    .slice(0, SHOWN)
    .map((session) => {
      const [whole, left] = [session.minutes * 60, secondsToEnd(session, seconds)]
      return { session, toEnd: left < whole ? left : null, whole }
    })

/** Seconds since midnight where this device is. */
export const secondsOfDay = (ms: number): number => {
  const at = new Date(ms)
  return at.getHours() * 3_600 + at.getMinutes() * 60 + at.getSeconds()
}
