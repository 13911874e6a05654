import type { TFunction } from 'i18next'
import type { AttendedDay } from '#shared/api/attendance.ts'
import { toCsv } from '#shared/exchange/csv.ts'
import type { AttendanceTable } from './attendanceTable.ts'

type T = TFunction<readonly ['attendance', 'common']>

const cellOf = (t: T, day: AttendedDay | undefined): string | number => {
  if (!day) return ''
  return day.recorded ? day.recorded.minutes : t('csv.marked')
}

/** The table with a column a day: minutes of people, or that they were marked; else how many of an organisation. */
export const attendanceCsv = (
  t: T,
  table: AttendanceTable,
  days: readonly string[],
  withPeople: boolean,
): string => {
  const rows = table.sectors.flatMap(({ sector, organisations }) =>
    organisations.flatMap(({ name, sums, people }) => {
      const about = [t(`sectors.${sector}`, { ns: 'common' }), name]
      if (!withPeople) return [[...about, ...days.map((day) => sums.get(day) ?? 0)]]
      return people.map(({ seat, days: own }) => [
        ...about,
        seat.name,
        t(`roles.${seat.role}`, { ns: 'common' }),
        ...days.map((day) => cellOf(t, own.get(day))),
      ])
    }),
  )
  const about = [t('csv.sector'), t('csv.organisation')]
  const head = withPeople ? [...about, t('csv.name'), t('csv.role')] : about
  return toCsv([...head, ...days], rows, 'apostrophe')
}
