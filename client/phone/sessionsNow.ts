import { secondsToEnd } from '#shared/programme/dates.ts'
import type { Session } from '#shared/programme/template.ts'

/** Of a day's sessions in their order those that are on at a minute of the day, and the next one. */
export const sessionsNow = (
  sessions: readonly Session[],
  minute: number,
): { on: Session[]; next: Session | null } => {
  const left = (session: Session) => secondsToEnd(session, minute * 60)
  const hasBegun = (session: Session) => left(session) <= session.minutes * 60
  return {
    on: sessions.filter((session) => hasBegun(session) && left(session) > 0),
    next: sessions.find((session) => !hasBegun(session)) ?? null,
  }
}

/** Minutes since midnight where this device is. */
export const minuteOfDay = (ms: number): number => {
  const at = new Date(ms)
  return at.getHours() * 60 + at.getMinutes()
}
