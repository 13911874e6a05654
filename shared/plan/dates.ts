import type { Activity } from './plan.ts'

const MS_PER_DAY = 86_400_000

/** Days since 1970-01-01 of a plain date `YYYY-MM-DD`. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY

/** Whole days from `start` to `end`, negative when `end` is earlier. */
export const daysBetween = (start: string, end: string): number => dayNumber(end) - dayNumber(start)

const FIRST_DAY = dayNumber('0000-01-01')
const LAST_DAY = dayNumber('9999-12-31')

/** The plain date of a day number; beyond the first or last day that can be written, that day. */
export const dateOfDay = (day: number): string =>
  new Date(Math.max(FIRST_DAY, Math.min(day, LAST_DAY)) * MS_PER_DAY).toISOString().slice(0, 10)

/** The plain date `days` after `date`. */
export const addDays = (date: string, days: number): string => dateOfDay(dayNumber(date) + days)

/** The last day of what ends on one. What goes on, or ends nobody knows when, has none, whatever it had before. */
export const lastDay = (endKind: Activity['endKind'], end: string | null): string | null =>
  endKind === 'date' ? end : null

/** R2: weeks an activity lasts, rounded up; one that starts and ends on the same day counts as one. */
export const lengthWeeks = (start: string | null, end: string | null): number | null => {
  if (start === null || end === null) return null
  const days = daysBetween(start, end)
  return days < 0 ? null : Math.max(1, Math.ceil(days / 7))
}
