import type { AttendanceSum, AttendanceView, AttendedDay } from '#shared/api/attendance.ts'
import type { Seat } from '#shared/api/identity.ts'
import { dateIn } from '#shared/diary/zone.ts'
import { SECTORS } from '#shared/plan/sectors.ts'
import { may } from '../identity/policy.ts'
import { listSeats, type SeatInLab } from '../identity/seatRows.ts'
import type { Parts } from '../parts.ts'
import type { AttendanceMarkRow, AttendanceRow } from '../storage/schema.ts'
import { marksIn, recordedIn } from './attendanceRows.ts'
import { ZONE } from './zone.ts'

/** Who was there on which days, as far as this seat may know: others' days only whoever looks after attendance. */
export const attendanceView = async (
  { db, now, attendance }: Pick<Parts, 'db' | 'now' | 'attendance'>,
  { lab, seat }: SeatInLab,
): Promise<AttendanceView> => {
  await attendance.keep()
  const [recorded, marks, seats] = await Promise.all([
    recordedIn(db, lab.id),
    marksIn(db, lab.id),
    listSeats(db, lab.id),
  ])
  const days = Map.groupBy([...recorded, ...marks], ({ day }) => day)
  const byId = new Map(seats.map((one) => [one.id, one]))
  const all = may(seat.role, 'markPresent')
  const mine = <R extends { seatId: string }>(rows: R[]) =>
    all ? rows : rows.filter(({ seatId }) => seatId === seat.id)
  return {
    zone: ZONE,
    today: dateIn(now().getTime(), ZONE),
    opened: dateIn(Date.parse(lab.createdAt), ZONE),
    days: [...days]
      .map(([date, rows]) => sumOf(date, [...new Set(rows.map(({ seatId }) => seatId))], byId))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    seats: seatDays(mine(recorded), mine(marks)),
  }
}

const sumOf = (date: string, ids: readonly string[], seats: ReadonlyMap<string, Seat>): AttendanceSum => {
  const there = ids.flatMap((id) => seats.get(id) ?? [])
  const bySector = Map.groupBy(there, ({ sector }) => sector)
  const byOrganisation = Map.groupBy(there, (seat) => seat.organisationId ?? seat.organisationName)
  return {
    date,
    people: there.length,
    observers: there.filter(({ role }) => role === 'observer').length,
    sectors: SECTORS.map((sector) => ({ sector, people: bySector.get(sector)?.length ?? 0 })).filter(
      ({ people }) => people > 0,
    ),
    organisations: [...byOrganisation.values()].flatMap((seatsOf) => {
      const [first] = seatsOf
      if (!first) return []
      const { organisationId, organisationName, sector } = first
      return { id: organisationId, name: organisationName, sector, people: seatsOf.length }
    }),
  }
}

const seatDays = (
  recorded: readonly AttendanceRow[],
  marks: readonly AttendanceMarkRow[],
): AttendanceView['seats'] => {
  const seats = new Map<string, Map<string, AttendedDay>>()
  const dayOf = (seatId: string, date: string): AttendedDay => {
    const days = seats.get(seatId) ?? new Map<string, AttendedDay>()
    seats.set(seatId, days)
    const day = days.get(date) ?? { date, recorded: null, mark: null }
    days.set(date, day)
    return day
  }
  for (const { seatId, day, firstAt, lastAt, connectedMs } of recorded)
    dayOf(seatId, day).recorded = { firstAt, lastAt, minutes: Math.round(connectedMs / 60_000) }
  for (const { seatId, day, markedBy, markedAt } of marks)
    dayOf(seatId, day).mark = { by: markedBy, at: markedAt }
  return [...seats].map(([seatId, days]) => ({
    seatId,
    days: [...days.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  }))
}
