import { dayNumber } from '#shared/plan/dates.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { AgreedDates } from '#client/plan/agreedDates.ts'
import { agreedSpan } from './compare.ts'
import { endsOfMark, markIn } from './dates.ts'
import type { DayRange } from './scale.ts'
import { beginOf, nextOf } from './ticks.ts'
import { isDated, type Line } from './timelineRows.ts'

/** A plan that lies further from today than this is shown without it. */
const NEAR_DAYS = 400
const LEAST_DAYS = 56

const datesOf = (plan: Plan, line: Line, agreed: AgreedDates | null): (string | null)[] => {
  const mark = markIn(plan, line.id)
  const { start, end } = endsOfMark(mark)
  const then = agreed ? agreedSpan(agreed, line) : undefined
  return [start, end, mark.kind === 'ongoing' ? mark.review : null, then?.start ?? null, then?.end ?? null]
}

/** Whole months around everything that has dates, with some room at both ends; today where it is near. */
export const calendarRange = (
  plan: Plan,
  lines: readonly Line[],
  agreed: AgreedDates | null,
  today: string,
): DayRange => {
  let first = Infinity
  let last = -Infinity
  for (const line of lines)
    if (isDated(line))
      for (const date of datesOf(plan, line, agreed)) {
        const day = date === null ? Number.NaN : dayNumber(date)
        if (day < first) first = day
        if (day > last) last = day
      }
  const now = dayNumber(today)
  if (first > last) [first, last] = [now, now + LEAST_DAYS]
  if (now < first && first - now < NEAR_DAYS) first = now
  if (now > last && now - last < NEAR_DAYS) last = now
  const room = Math.max(14, Math.ceil((last - first) * 0.04))
  return { first: beginOf('month', first - room), last: nextOf('month', beginOf('month', last + room)) - 1 }
}
