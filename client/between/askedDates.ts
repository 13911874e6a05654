import { addDays, daysBetween } from '#shared/plan/dates.ts'
import type { Dependency, Plan } from '#shared/plan/plan.ts'
import { fits, requestOf, type RequestAnswers } from '#shared/plan/requests.ts'
import { shiftsOf } from '#shared/plan/shifts.ts'

/** What a request would do to the dates as they are planned. */
export type AskedDates =
  | { kind: 'unknown' }
  | { kind: 'fits'; needed: string; date: string }
  /** Ours would begin that many days later, and `more` rows with it. */
  | { kind: 'late'; needed: string; date: string; days: number; start: string | null; more: number }

/** Null where the two rows lie in one room: then nobody is asked. */
export const askedDates = (
  plan: Plan,
  answers: RequestAnswers,
  dependency: Dependency,
): AskedDates | null => {
  const request = requestOf(plan, dependency, null)
  if (!request) return null
  const { neededBy: needed, date, to } = request
  if (needed === null || date === null) return { kind: 'unknown' }
  if (fits(request)) return { kind: 'fits', needed, date }
  const days = daysBetween(needed, date)
  const start = to.start === null ? null : addDays(to.start, days)
  const end = addDays(to.end ?? to.start ?? needed, days)
  const moves = new Map(start === null ? [] : [[to.id, { start, end }]])
  return { kind: 'late', needed, date, days, start, more: shiftsOf(plan, moves, { answers }).shifts.length }
}
