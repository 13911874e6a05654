import type { AttendanceSum, AttendanceView, AttendedDay } from '#shared/api/attendance.ts'
import type { Seat } from '#shared/api/identity.ts'
import { dateIn } from '#shared/diary/zone.ts'
import { SECTORS } from '#shared/plan/sectors.ts'
import { may } from '../identity/policy.ts'
import { organisationKey } from '../identity/seatOrganisation.ts'
import { listSeats, type SeatInLab } from '../identity/seatRows.ts'
import type { Parts } from '../parts.ts'
import type { AttendanceMarkRow, AttendanceRow } from '../storage/schema.ts'
import { marksIn, recordedIn } from './attendanceRows.ts'
import { ZONE } from './zone.ts'

type Told = Pick<Parts, 'db' | 'now' | 'attendance'>
type Whole = Pick<AttendanceView, 'days' | 'seats'>

/** Who was there on which days, as far as a seat may know: others' days only whoever looks after attendance. */
export interface AttendanceViews {
  of(here: SeatInLab): Promise<AttendanceView>
  /** What is read of a lab just now is not what the next is told. */
  changed(labId: string): void
}

/** All who ask for a lab's attendance while it is being read are answered with that: with 250 people it is much. */
export const openAttendanceViews = (parts: Told): AttendanceViews => {
  const reading = new Map<string, Promise<Whole>>()
  const read = (labId: string): Promise<Whole> => {
    const under = reading.get(labId)
    if (under) return under
    const whole = wholeOf(parts, labId).finally(() => {
      if (reading.get(labId) === whole) reading.delete(labId)
    })
    reading.set(labId, whole)
    return whole
  }
  return {
    of: async ({ lab, seat }) => {
      const { days, seats } = await read(lab.id)
      return {
        zone: ZONE,
        today: dateIn(parts.now().getTime(), ZONE),
        opened: dateIn(Date.parse(lab.createdAt), ZONE),
        days,
        seats: may(seat.role, 'markPresent') ? seats : seats.filter(({ seatId }) => seatId === seat.id),
      }
    },
    changed: (labId) => void reading.delete(labId),
  }
}

const wholeOf = async ({ db, attendance }: Told, labId: string): Promise<Whole> => {
  await attendance.keep()
  const [recorded, marks, seats] = await Promise.all([
    recordedIn(db, labId),
    marksIn(db, labId),
    listSeats(db, labId),
  ])
  const days = Map.groupBy([...recorded, ...marks], ({ day }) => day)
  const byId = new Map(seats.map((one) => [one.id, one]))
  return {
    days: [...days]
      .map(([date, rows]) => sumOf(date, [...new Set(rows.map(({ seatId }) => seatId))], byId))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    seats: seatDays(recorded, marks),
  }
}

const sumOf = (date: string, ids: readonly string[], seats: ReadonlyMap<string, Seat>): AttendanceSum => {
  const there = ids.flatMap((id) => seats.get(id) ?? [])
  const bySector = Map.groupBy(there, ({ sector }) => sector)
  const byOrganisation = Map.groupBy(there, organisationKey)
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
