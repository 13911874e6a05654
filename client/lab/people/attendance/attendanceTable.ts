import type { AttendanceView, AttendedDay } from '#shared/api/attendance.ts'
import type { Seat } from '#shared/api/identity.ts'
import { SECTORS, type Sector } from '#shared/plan/sectors.ts'
import { byName } from '#client/i18n/formats.ts'

/** How many were there, by day. */
export type Sums = ReadonlyMap<string, number>

export interface PersonRow {
  seat: Seat
  days: ReadonlyMap<string, AttendedDay>
}

export interface OrganisationRow {
  key: string
  name: string
  sums: Sums
  /** Those whose days one may see. */
  people: readonly PersonRow[]
}

export interface SectorRows {
  sector: Sector
  sums: Sums
  organisations: readonly OrganisationRow[]
}

export interface AttendanceTable {
  people: Sums
  observers: Sums
  sectors: readonly SectorRows[]
}

export const keyOf = (seat: Pick<Seat, 'organisationId' | 'organisationName'>): string =>
  seat.organisationId ?? seat.organisationName

const NO_DAYS: ReadonlyMap<string, AttendedDay> = new Map()

/** People by sector and organisation; `mayShow` says whose days are shown. Who lost their seat stays where they were. */
export const attendanceTable = (
  view: AttendanceView,
  seats: readonly Seat[],
  mayShow: (seat: Seat) => boolean,
): AttendanceTable => {
  const days = new Map(
    view.seats.map(({ seatId, days }) => [seatId, new Map(days.map((day) => [day.date, day]))]),
  )
  const sums = new Map<string, Map<string, number>>()
  const add = (key: string, date: string, people: number): void => {
    const sum = sums.get(key) ?? new Map<string, number>()
    sums.set(key, sum.set(date, people))
  }
  for (const { date, sectors, organisations } of view.days) {
    for (const { sector, people } of sectors) add(`sector ${sector}`, date, people)
    for (const { id, name, people } of organisations) add(`organisation ${id ?? name}`, date, people)
  }
  const sumOf = (key: string): Sums => sums.get(key) ?? new Map<string, number>()
  const shown = seats.filter(
    (seat) => !seat.revoked || days.has(seat.id) || sums.has(`organisation ${keyOf(seat)}`),
  )
  const bySector = Map.groupBy(shown, ({ sector }) => sector)
  const organisationOf = ([key, own]: [string, Seat[]]): OrganisationRow => ({
    key,
    name: own[0]?.organisationName ?? '',
    sums: sumOf(`organisation ${key}`),
    people: own
      .filter((seat) => mayShow(seat) && (!seat.revoked || days.has(seat.id)))
      .map((seat) => ({ seat, days: days.get(seat.id) ?? NO_DAYS }))
      .toSorted((a, b) => byName(a.seat.name, b.seat.name)),
  })
  return {
    people: new Map(view.days.map(({ date, people }) => [date, people])),
    observers: new Map(view.days.map(({ date, observers }) => [date, observers])),
    sectors: SECTORS.flatMap((sector) => {
      const own = bySector.get(sector)
      if (!own) return []
      const organisations = [...Map.groupBy(own, keyOf)]
        .map(organisationOf)
        .toSorted((a, b) => byName(a.name, b.name))
      return [{ sector, sums: sumOf(`sector ${sector}`), organisations }]
    }),
  }
}
