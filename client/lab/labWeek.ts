import { daysBetween } from '#shared/plan/dates.ts'

/** Where a lab stands in its weeks on a day. */
export type LabWeek =
  | { kind: 'undated' }
  | { kind: 'before'; starts: string }
  | { kind: 'during'; week: number; weeks: number }
  | { kind: 'after'; weeks: number }

export const labWeek = (startDate: string | null, weeks: number, day: string): LabWeek => {
  if (startDate === null) return { kind: 'undated' }
  const days = daysBetween(startDate, day)
  if (days < 0) return { kind: 'before', starts: startDate }
  const week = Math.floor(days / 7) + 1
  return week > weeks ? { kind: 'after', weeks } : { kind: 'during', week, weeks }
}
