import { expect, test } from 'vitest'
import { demandedForm, readDateCell, serialDate, slashOrderOf } from '#shared/exchange/cellDates.ts'
import type { Cell, Sheet } from '#shared/exchange/cells.ts'
import { changesOf } from '#shared/exchange/changes.ts'
import { layoutIn, readPlan } from '#shared/exchange/readPlan.ts'
import type { Answers, OwnerChoice } from '#shared/exchange/reading.ts'
import { leftOutCsv } from '#shared/exchange/rejected.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { activitiesOf, live, milestonesOf } from '#shared/plan/select.ts'
import { applied } from '#test/support/exchanged.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'

const ROOM = n(1)
const PLAN = planOf({
  workstreams: [{ id: ROOM, code: 'MPSG', title: 'Marine protection' }],
  organisations: [{ id: n(2), name: 'Environmental Affairs', acronym: 'DEA' }],
  initiatives: [{ id: n(3), workstreamId: ROOM, code: 'M-1', title: 'Capacity' }],
  milestones: [{ id: n(4), initiativeId: n(3), title: 'Training', orderKey: 'a0' }],
  activities: [
    { id: n(5), milestoneId: n(4), workstreamId: ROOM, text: 'Train the trainers', orderKey: 'a0' },
    { id: n(6), milestoneId: n(4), workstreamId: ROOM, text: 'Train everyone', orderKey: 'a1' },
  ],
})
const HEADER = ['No', 'Activity', 'Responsible', 'Start (dd.mm.yyyy)', 'End (dd.mm.yyyy)', 'Length (weeks)']

const sheetOf = (rows: readonly (readonly Cell[])[], date1904 = false): Sheet => ({
  name: 'Plan',
  rows,
  date1904,
  hiddenRows: 0,
  hiddenColumns: 0,
})

const read = (sheet: Sheet, said: Partial<Answers> = {}, plan: Plan = PLAN) => {
  const answers: Answers = {
    roles: null,
    order: 'unknown',
    owners: new Map(),
    rooms: new Map(),
    target: { workstreamId: ROOM, roomsOfFile: true, initiative: { kind: 'new', title: 'New' } },
    ...said,
  }
  const reading = readPlan(sheet, layoutIn(sheet, plan), plan, answers)
  let id = 5000
  const make = (removeMissing = false) =>
    applied(
      plan,
      changesOf(reading, plan, answers, { leftOut: new Set(), links: new Set(), removeMissing }, () =>
        n(id++),
      ).commands,
    )
  const codes = (row: number) => reading.items.find((item) => item.row === row)?.notes.map(({ code }) => code)
  return { reading, make, codes }
}

test.each<[Cell, string | null]>([
  ['01.10.2014', '2014-10-01'],
  ['1.10.14', '2014-10-01'],
  ['2014-10-01', '2014-10-01'],
  ['2014-10-01T00:00:00Z', '2014-10-01'],
  ['2014/10/08', '2014-10-08'],
  ['1 Oct 2014', '2014-10-01'],
  ['1st October 2014', '2014-10-01'],
  ['Oct 1, 2014', '2014-10-01'],
  ['1-Oct-14', '2014-10-01'],
  ['13/10/2014', '2014-10-13'],
  ['10/13/2014', '2014-10-13'],
  ['5/5/2014', '2014-05-05'],
  [41913, '2014-10-01'],
  ['41913', '2014-10-01'],
  [{ date: '2014-10-01' }, '2014-10-01'],
  ['31.02.2015', null],
  ['next week', null],
  [12, null],
])('XC2 a cell %j is the date %s', (cell, date) => {
  const found = readDateCell(cell, 'unknown')
  expect(found.kind === 'date' ? found.date : null).toBe(date)
})

test('XC2 what can be read in two ways is a question, decided by a person, another cell or the header', () => {
  expect(readDateCell('1/10/2014', 'unknown').kind).toBe('twoWays')
  expect(readDateCell('1/10/2014', 'dayFirst')).toMatchObject({ date: '2014-10-01' })
  expect(readDateCell('1/10/2014', 'monthFirst')).toMatchObject({ date: '2014-01-10' })
  expect(slashOrderOf(['1/10/2014', '21/11/2014'])).toEqual({ deduced: 'dayFirst', example: '1/10/2014' })
  expect(slashOrderOf(['1/10/2014', '11/21/2014']).deduced).toBe('monthFirst')
  expect(slashOrderOf(['1/10/2014', '13/1/2014', '1/13/2014']).deduced).toBe('unknown')
  expect(demandedForm('Start (mm/dd/yyyy)')).toBe('monthFirst')
  expect(demandedForm('Planned start date (dd.mm.yyyy)')).toBe('dotted')

  const rows = [HEADER, ['1.1', 'One', 'DEA', '1/10/2014', '8/10/2014', '1']]
  const asked = read(sheetOf(rows))
  expect(asked.reading.twoWays).toBe('1/10/2014')
  expect(asked.codes(2)).toEqual(['twoWays', 'twoWays'])
  expect(live(asked.make(), 'activities').at(-1)?.text).toBe('One\nStart: 1/10/2014\nEnd: 8/10/2014')
  const said = read(sheetOf(rows), { order: 'monthFirst' })
  expect(said.reading.items[0]?.values).toMatchObject({
    plannedStart: '2014-01-10',
    plannedEnd: '2014-08-10',
  })
})

test('XC2 days are counted from 1900 or from 1904, as the workbook does', () => {
  expect(serialDate(61, false)).toBe('1900-03-01')
  expect(serialDate(60, false)).toBeNull()
  expect(serialDate(41913, false)).toBe('2014-10-01')
  expect(serialDate(41913 - 1462, true)).toBe('2014-10-01')
  const { codes, reading } = read(sheetOf([HEADER, ['1.1', 'One', 'DEA', 40451, null, null]], true))
  expect(reading.items[0]?.values['plannedStart']).toBe('2014-10-01')
  expect(codes(2)).toEqual(['serial'])
})

test('XC1 each row says what it has that is not as it should be, and nothing of it is dropped', () => {
  const { reading, codes, make } = read(
    sheetOf([
      HEADER,
      ['1.1', 'Ends early', 'DEA', '10.10.2014', '01.10.2014', ''],
      ['1.2', 'Too long', 'DEA', '01.10.2014', '08.10.2014', '9'],
      ['1.3', 'Goes on', 'DEA', '01.10.2014', 'Ongoing', ''],
      ['1.4', 'Who knows', 'DEA', '01.10.2014', 'TBC', ''],
      ['1.5', 'Odd', 'DEA', 'soon', '', ''],
      ['1.6', '', 'DEA', '01.10.2014', '', ''],
      [],
      ['1.7', 'x'.repeat(20_001), 'DEA', '', '', ''],
      ['1.8', '=HYPERLINK("http://x")', 'DEA', '', '', ''],
      ['1.9', 'Train everyone', 'DEA', '', '', ''],
    ]),
    { target: { workstreamId: ROOM, roomsOfFile: true, initiative: { kind: 'existing', id: n(3) } } },
  )
  expect([2, 3, 4, 5, 6, 7, 9, 10, 11].map(codes)).toEqual([
    ['endBeforeStart'],
    ['otherLength'],
    ['ongoing'],
    ['endNotKnown'],
    ['notADate'],
    ['noWords'],
    ['tooLong'],
    [],
    ['alreadyThere'],
  ])
  expect(reading.blank).toBe(1)
  const after = make()
  const texts = live(after, 'activities').map(({ text }) => text)
  expect(texts).toContain('Odd\nStart: soon')
  expect(texts).toContain('=HYPERLINK("http://x")')
  expect(texts).not.toContain('')
  const rejected = reading.items.filter(({ row }) => row === 7)
  expect(leftOutCsv(reading.header, rejected, { row: 'Row', reason: 'Why' }, () => 'No words.')).toBe(
    `\ufeff${HEADER.join(',')},Row,Why\r\n1.6,,DEA,01.10.2014,,,7,No words.\r\n`,
  )
})

test('XC4 a name that is unknown becomes what a person says it is', () => {
  const rows = [
    HEADER,
    ['1.1', 'One', 'DEA; Council for Geoscience (CGS), Env. Affairs, Somebody', '', '', ''],
  ]
  const owners = new Map<string, OwnerChoice>([
    ['Council for Geoscience (CGS)', { kind: 'new', sector: 'statutory' }],
    ['Env. Affairs', { kind: 'existing', id: n(2) }],
  ])
  const { make, reading } = read(sheetOf(rows), { owners })
  expect(reading.unknownOwners.map(({ name }) => name)).toEqual([
    'Council for Geoscience (CGS)',
    'Env. Affairs',
    'Somebody',
  ])
  const after = make()
  const made = live(after, 'organisations').find(({ acronym }) => acronym === 'CGS')
  expect(made).toMatchObject({ name: 'Council for Geoscience', sector: 'statutory', planned: false })
  const activity = live(after, 'activities').at(-1)
  expect(activity?.responsibleIds).toEqual([n(2), made?.id].toSorted())
  expect(activity?.text).toBe('One\nResponsible: Somebody')
})

test('XC9 headings, merged cells, repeated headers and other initiatives of a sheet are told apart', () => {
  const { make } = read(
    sheetOf([
      ['Initiative 1: Ports'],
      HEADER,
      ['Milestone 1: Survey'],
      ['1.1', 'Survey north', 'DEA', '', '', ''],
      ['1.2', 'Survey south', 'DEA', '', '', ''],
      ['2. Repair'],
      ['2.1', 'Repair north', 'DEA', '', '', ''],
      [],
      ['Initiative 2: Reefs'],
      ['Start Date', '01.02.2015'],
      HEADER,
      ['1.1', 'Map reefs', 'DEA', '', '', ''],
    ]),
  )
  const after = make()
  const made = live(after, 'initiatives').filter(({ id }) => id !== n(3))
  expect(made.map(({ title, code, start }) => [title, code, start])).toEqual([
    ['New', '1', null],
    ['Reefs', '2', '2015-02-01'],
  ])
  const [ports, reefs] = made.map(({ id }) => milestonesOf(after, id))
  expect(ports?.map(({ title }) => title)).toEqual(['Survey', 'Repair'])
  expect(ports?.map(({ id }) => activitiesOf(after, id).length)).toEqual([2, 1])
  expect(reefs?.map(({ id }) => activitiesOf(after, id).length)).toEqual([1])
})

test('XC10 a column of predecessors is read as it stands, by the numbers of the file; what names nothing or closes a circle is told', () => {
  const { make, codes } = read(
    sheetOf([
      ['No', 'Activity', 'Predecessors'],
      ['3.1', 'First', ''],
      ['3.2', 'Second', '3.1FS+3d'],
      ['3.3', 'Third', '3.1SS; 9.9'],
      ['3.4', 'Fourth', '3.5'],
      ['3.5', 'Fifth', '3.4'],
      ['3.6', 'Sixth', 'M-1/1.1'],
    ]),
  )
  const after = make()
  const nameOf = (id: string) => after.activities.get(id)?.text
  expect(
    live(after, 'dependencies').map((d) => [nameOf(d.fromId), nameOf(d.toId), d.type, d.lagDays]),
  ).toEqual([
    ['First', 'Second', 'FS', 3],
    ['First', 'Third', 'SS', 0],
    ['Train the trainers', 'Sixth', 'FS', 0],
  ])
  expect(codes(4)).toEqual(['predecessorUnknown'])
  expect([codes(5), codes(6)]).toEqual([['predecessorCircle'], ['predecessorCircle']])
})

test('XC8 by their ids rows change what is there, new ones go between, and what is missing is removed only if asked', () => {
  const rows = [
    ['Id', 'Activity', 'Responsible', 'Start'],
    [n(5), 'Train the trainers well', 'DEA', '01.10.2014'],
    ['', 'Train some more', 'DEA', ''],
  ]
  const { reading, make } = read(sheetOf(rows))
  expect(reading.missing).toEqual([n(6)])
  const after = make()
  expect(after.activities.get(n(5))).toMatchObject({
    text: 'Train the trainers well',
    plannedStart: '2014-10-01',
    responsibleIds: [n(2)],
  })
  expect(activitiesOf(after, n(4)).map(({ text }) => text)).toEqual([
    'Train the trainers well',
    'Train some more',
    'Train everyone',
  ])
  expect(activitiesOf(make(true), n(4)).map(({ text }) => text)).toEqual([
    'Train the trainers well',
    'Train some more',
  ])
})

test('XC1 words that mean something to the machine are words: nothing of a file is looked up as code', () => {
  const odd = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
  const { reading, make } = read(
    sheetOf([
      ['Kind', 'No', 'Activity', 'Responsible', 'State', 'Id'],
      ...odd.map((word) => [word, word, word, word, word, word]),
    ]),
  )
  expect(reading.items.map(({ kind }) => kind)).toEqual(odd.map(() => 'activity'))
  expect(reading.unknownOwners.map(({ name }) => name)).toEqual(odd)
  expect(live(make(), 'activities').map(({ text }) => text)).toEqual([
    'Train the trainers',
    'Train everyone',
    ...odd.map((word) => `${word}\nResponsible: ${word}`),
  ])
})
