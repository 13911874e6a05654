import type { Session } from '#shared/programme/template.ts'

const DAY = 24 * 60

const minutesOf = (start: string): number => {
  const [hours = 0, minutes = 0] = start.split(':').map(Number)
  return hours * 60 + minutes
}

/** Of a day's sessions in their order those that are on at a minute of the day, and the next one. */
export const sessionsNow = (
  sessions: readonly Session[],
  minute: number,
): { on: Session[]; next: Session | null } => ({
  on: sessions.filter(({ start, minutes }) => {
    const since = minute - minutesOf(start)
    return since >= 0 && since < Math.min(minutes, DAY)
  }),
  next: sessions.find(({ start }) => minutesOf(start) > minute) ?? null,
})

/** Minutes since midnight where this device is. */
export const minuteOfDay = (ms: number): number => {
  const at = new Date(ms)
  return at.getHours() * 60 + at.getMinutes()
}
