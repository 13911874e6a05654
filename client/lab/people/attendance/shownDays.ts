import type { AttendanceView } from '#shared/api/attendance.ts'
import { addDays } from '#shared/plan/dates.ts'

/** So many at once; more when asked. */
export const DAYS_AT_ONCE = 42

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

/**
 * The days of a table, the earliest first: those on which somebody was there, today, and the lab's working days so far.
 * A weekend is one of them only where somebody was there.
 */
export const shownDays = (
  view: Pick<AttendanceView, 'days' | 'today' | 'opened'>,
  { startDate, weeks }: { startDate: string | null; weeks: number },
): string[] => {
  const days = new Set([...view.days.map(({ date }) => date), view.today])
  if (startDate !== null)
    for (let day = 0; day < weeks * 7; day += 1) {
      const date = addDays(startDate, day)
      if (date > view.today) break
      if (date >= view.opened && !isWeekend(date)) days.add(date)
    }
  return [...days].toSorted()
}
