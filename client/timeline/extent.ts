import type { Plan } from '#shared/plan/plan.ts'
import type { Span } from '#shared/plan/schedule.ts'
import { planRowsOf } from '#shared/plan/select.ts'
import type { Shift } from '#shared/plan/shifts.ts'
import { markIn, spanOf } from './dates.ts'

/** From the first to the last day of what is in an initiative, where it is or would be; null where nothing is dated. */
export const extentOf = (plan: Plan, id: string, shifts: ReadonlyMap<string, Shift>): Span | null => {
  const spans = planRowsOf(plan, id)
    .flatMap(({ milestone, activities }) => [milestone, ...activities])
    .flatMap((row) => shifts.get(row.id)?.after ?? spanOf(markIn(plan, row.id)) ?? [])
  const [first] = spans
  if (!first) return null
  return {
    start: spans.reduce((least, { start }) => (start < least ? start : least), first.start),
    end: spans.reduce((most, { end }) => (end > most ? end : most), first.end),
  }
}
