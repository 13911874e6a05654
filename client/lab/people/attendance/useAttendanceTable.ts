import { useMemo } from 'react'
import type { AttendanceView } from '#shared/api/attendance.ts'
import type { Seat } from '#shared/api/identity.ts'
import { labOf } from '#client/lab/labOf.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { attendanceTable, type AttendanceTable } from './attendanceTable.ts'
import { shownDays } from './shownDays.ts'

const matches = (seat: Seat, words: string): boolean =>
  `${seat.name} ${seat.organisationName}`.toLocaleLowerCase().includes(words)

/** What the page shows: the lab's days, and the rows of those whose name or organisation has the words. */
export const useAttendanceTable = (
  view: AttendanceView,
  seats: readonly Seat[],
  { me, mayMark, search }: { me: Seat; mayMark: boolean; search: string },
): { days: readonly string[]; table: AttendanceTable } => {
  const lab = usePlan(labOf)
  const startDate = lab?.startDate ?? null
  const weeks = lab?.weeks ?? 6
  const days = useMemo(() => shownDays(view, { startDate, weeks }), [view, startDate, weeks])
  const table = useMemo(() => {
    const words = search.trim().toLocaleLowerCase()
    const found = words === '' ? seats : seats.filter((seat) => matches(seat, words))
    return attendanceTable(view, found, (seat) => mayMark || seat.id === me.id)
  }, [view, seats, search, mayMark, me.id])
  return { days, table }
}
