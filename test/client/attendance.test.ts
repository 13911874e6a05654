import { expect, test } from 'vitest'
import type { AttendanceView } from '#shared/api/attendance.ts'
import type { Seat } from '#shared/api/identity.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { attendanceCsv } from '#client/lab/people/attendance/attendanceCsv.ts'
import { attendanceTable } from '#client/lab/people/attendance/attendanceTable.ts'
import { neverThere } from '#client/lab/people/attendance/neverThere.ts'
import { shownDays } from '#client/lab/people/attendance/shownDays.ts'
import { SAMPLE as S, sampleId, samplePlan } from '#test/support/samplePlan.ts'

const seat = (n: number, about: Partial<Seat> = {}): Seat => ({
  id: sampleId(900 + n),
  name: `Person ${n}`,
  role: 'participant',
  signatory: false,
  organisationId: null,
  organisationName: 'Harbour',
  sector: 'local',
  joinedAt: null,
  revoked: false,
  ...about,
})
const sum = (date: string, organisations: AttendanceView['days'][number]['organisations']) => ({
  date,
  people: organisations.reduce((all, { people }) => all + people, 0),
  observers: 0,
  sectors: organisations.map(({ sector, people }) => ({ sector, people })),
  organisations,
})
const viewOf = (days: AttendanceView['days'], seats: AttendanceView['seats'] = []): AttendanceView => ({
  zone: 'UTC',
  today: '2026-03-10',
  opened: '2026-03-03',
  days,
  seats,
})

test('AD8 the days are the lab’s working days since it was opened, today, and weekends on which somebody was there', () => {
  const sunday = sum('2026-03-08', [])
  const days = shownDays(viewOf([sunday]), { startDate: '2026-03-02', weeks: 6 })
  expect(days).toEqual([
    '2026-03-03',
    '2026-03-04',
    '2026-03-05',
    '2026-03-06',
    '2026-03-08',
    '2026-03-09',
    '2026-03-10',
  ])
  expect(shownDays(viewOf([sunday]), { startDate: null, weeks: 6 })).toEqual(['2026-03-08', '2026-03-10'])
})

test('AD8 people stand by sector and organisation; who lost the seat stays on the days they were there', () => {
  const gone = seat(1, { revoked: true })
  const never = seat(2, { revoked: true, organisationName: 'Elsewhere' })
  const here = seat(3, { sector: 'labour', organisationName: 'Unions' })
  const recorded = { firstAt: '2026-03-09T08:00:00.000Z', lastAt: '2026-03-09T09:00:00.000Z', minutes: 60 }
  const view = viewOf(
    [sum('2026-03-09', [{ id: null, name: 'Harbour', sector: 'local', people: 1 }])],
    [{ seatId: gone.id, days: [{ date: '2026-03-09', recorded, mark: null }] }],
  )
  const table = attendanceTable(view, [here, never, gone], () => true)
  const read = table.sectors.map(({ sector, sums, organisations }) => [
    sector,
    sums.get('2026-03-09'),
    organisations.map(({ name, people }) => [name, people.map(({ seat: { id } }) => id)]),
  ])
  expect(read).toEqual([
    ['local', 1, [['Harbour', [gone.id]]]],
    ['labour', undefined, [['Unions', [here.id]]]],
  ])
})

test('AD8 organisations that have to sign and of which nobody was there are named, whatever their people typed', () => {
  const plan = samplePlan()
  const named = (view: AttendanceView, seats: Seat[] = []) =>
    neverThere(plan, view, seats).map(({ organisation, seats: own }) => [organisation.id, own])
  const all = named(viewOf([]))
  expect(all.length).toBeGreaterThan(1)
  expect(all).toContainEqual([S.dea, 0])
  const dea = plan.organisations.get(S.dea)
  const typed = ` ${dea?.name.toUpperCase()} `
  const own = seat(1, { organisationName: typed })
  expect(named(viewOf([]), [own])).toContainEqual([S.dea, 1])
  const there = viewOf([sum('2026-03-09', [{ id: null, name: typed, sector: 'national', people: 1 }])])
  expect(named(there, [own])).toEqual(all.filter(([id]) => id !== S.dea))
})

test('AD9 the CSV has a column a day, minutes or marks of people, and runs nothing in a spreadsheet', () => {
  const hostile = seat(1, { name: '=HYPERLINK("http://x")', organisationName: '+Harbour' })
  const mark = { by: seat(2).id, at: '2026-03-10T08:00:00.000Z' }
  const recorded = { firstAt: '2026-03-09T08:00:00.000Z', lastAt: '2026-03-09T09:00:00.000Z', minutes: 61 }
  const view = viewOf(
    [sum('2026-03-09', [{ id: null, name: '+Harbour', sector: 'local', people: 1 }])],
    [
      {
        seatId: hostile.id,
        days: [
          { date: '2026-03-09', recorded, mark: null },
          { date: '2026-03-10', recorded: null, mark },
        ],
      },
    ],
  )
  const t = i18n.getFixedT('en', ['attendance', 'common'] as const)
  const days = ['2026-03-09', '2026-03-10']
  const table = attendanceTable(view, [hostile], () => true)
  expect(attendanceCsv(t, table, days, true).replace('\ufeff', '').split('\r\n')).toEqual([
    'Sector,Organisation,Name,Role,2026-03-09,2026-03-10',
    `Local government,'+Harbour,"'=HYPERLINK(""http://x"")",Participant,61,marked`,
    '',
  ])
  expect(attendanceCsv(t, table, days, false).split('\r\n')[1]).toBe(`Local government,'+Harbour,1,0`)
})
