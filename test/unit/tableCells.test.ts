import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { ownerReader } from '#shared/exchange/readOwners.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { Column } from '#client/views/gridColumns.ts'
import { planRows, type ActivityRow } from '#client/views/planRows.ts'
import { rangeOf, tallyOf } from '#client/views/table/cellRange.ts'
import type { Facts } from '#client/views/table/cellValue.ts'
import { openWriting } from '#client/views/table/cellWriting.ts'
import { copiedText, fromClipboard, toClipboard } from '#client/views/table/clipboard.ts'
import { moveRows } from '#client/views/table/moveRows.ts'
import { columnsBeside, isTitles, pasteInto, slashesIn, type Paste } from '#client/views/table/pasteCells.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'

const [ROOM, INITIATIVE, FIRST_MILESTONE, SECOND_MILESTONE, DEA, DOT] = [1, 2, 3, 4, 11, 12].map(
  sampleId,
) as [string, string, string, string, string, string]
const ROW = (n: number) => sampleId(20 + n)

const plan = planOf({
  workstreams: [{ id: ROOM, code: 'R' }],
  organisations: [
    { id: DEA, acronym: 'DEA', name: 'Environmental Affairs' },
    { id: DOT, acronym: 'DoT', name: 'Transport' },
  ],
  initiatives: [{ id: INITIATIVE, workstreamId: ROOM, title: 'I', state: 'planned' }],
  milestones: [
    { id: FIRST_MILESTONE, initiativeId: INITIATIVE, title: 'First', orderKey: 'a0' },
    { id: SECOND_MILESTONE, initiativeId: INITIATIVE, title: 'Second', orderKey: 'a1' },
  ],
  activities: [1, 2, 3, 4].map((n) => ({
    id: ROW(n),
    milestoneId: n < 3 ? FIRST_MILESTONE : SECOND_MILESTONE,
    workstreamId: ROOM,
    text: ['=1+1', 'Say "so"\nand then', '- three', 'Four'][n - 1] ?? '',
    responsibleIds: n === 2 ? [DEA, DOT] : [DEA],
    plannedStart: `2014-10-0${n}`,
    plannedEnd: n === 3 ? null : `2014-11-0${n}`,
    endKind: n === 3 ? ('ongoing' as const) : ('date' as const),
    reviewDate: n === 3 ? '2015-04-01' : null,
    orderKey: `a${n}`,
  })),
  dependencies: [{ id: sampleId(50), fromId: ROW(1), toId: ROW(2), type: 'SS', lagDays: 3 }],
})
const rowsOf = (of: Plan): ActivityRow[] => planRows(of, ROOM).flatMap(({ rows }) => rows)
const rows = rowsOf(plan)
const facts: Facts = {
  plan,
  lint: { findings: [], byEntity: new Map(), byField: new Map(), byInitiative: new Map() },
  schedule: null,
  agreed: null,
}
const COLUMNS: readonly Column[] = [
  'milestone',
  'no',
  'text',
  'responsible',
  'start',
  'end',
  'weeks',
  'dependsOn',
]

const writing = (closed: (row: ActivityRow, column: Column) => boolean = () => false) =>
  openWriting({ plan, newId: v7, isClosed: closed })

const pasted = (cells: readonly (readonly string[])[], change: Partial<Paste> = {}, out = writing()) => {
  const paste: Paste = { cells, rows, columns: COLUMNS, selected: { rows: 1, columns: 1 }, ...change }
  const left = pasteInto(out, { plan, order: 'unknown', owners: ownerReader(plan), newId: v7 }, paste)
  const fields = Object.fromEntries(
    out.commands().flatMap((c) => (c.type === 'update' ? [[c.id, c.fields]] : [])),
  )
  return {
    fields,
    left,
    problems: out.problems.map(({ row, column, code, what }) => [row.id, column, code, what]),
  }
}

test('TB10 copied cells are text with tabs and a table, dates as yyyy-mm-dd, and nothing a spreadsheet would reckon', () => {
  const cells = rows.map((row) => COLUMNS.map((column) => copiedText(facts, row, column)))
  expect(cells[0]).toEqual(['First', '1.1', "'=1+1", 'DEA', '2014-10-01', '2014-11-01', '5', ''])
  expect(cells[1]?.slice(3)).toEqual(['DEA; DoT', '2014-10-02', '2014-11-02', '5', '1.1SS+3d'])
  expect(cells[2]?.slice(2, 6)).toEqual(["'- three", 'DEA', '2014-10-03', 'Ongoing (review 2015-04-01)'])
  const { text, html } = toClipboard(cells)
  expect(text.split('\r\n')[1]).toContain('"Say ""so""\nand then"')
  expect(html).toContain('<td>Say &quot;so&quot;<br>and then</td>')
})

test('TB10 what was copied and is pasted where it was changes nothing', () => {
  const cells = rows.map((row) => COLUMNS.map((column) => copiedText(facts, row, column)))
  const { text } = toClipboard(cells)
  const out = writing()
  expect(pasted(fromClipboard(text, ''), {}, out)).toEqual({ fields: {}, left: [], problems: [] })
  expect(out.commands()).toEqual([])
})

test('TB11 each cell is read by its column: dates in any of their forms, several owners, ongoing, predecessors', () => {
  const { fields, problems } = pasted([
    ['New title', 'x', 'Do it', 'DoT / Environmental Affairs', '31/10/2014', 'Ongoing', '99', ''],
    ['New title', '', 'And this', 'DEA', '01.12.2014', '2014/12/08', '', ''],
  ])
  expect(problems).toEqual([])
  expect(fields).toEqual({
    [FIRST_MILESTONE]: { title: 'New title' },
    [ROW(1)]: {
      text: 'Do it',
      responsibleIds: [DEA, DOT],
      plannedStart: '2014-10-31',
      endKind: 'ongoing',
      plannedEnd: null,
    },
    [ROW(2)]: {
      text: 'And this',
      responsibleIds: [DEA],
      plannedStart: '2014-12-01',
      plannedEnd: '2014-12-08',
      endKind: 'date',
    },
  })
})

test('TB12 a cell that cannot be read is told, and all others are written', () => {
  const closed = (row: ActivityRow, column: Column) => row.id === ROW(4) && column === 'start'
  const { fields, problems } = pasted(
    [
      ['Unknown Ltd; DoT', 'soon'],
      ['DEA', '2015-02-01'],
      ['Nobody', '2015-02-02'],
      ['DoT', '2015-02-03'],
    ],
    { columns: ['responsible', 'start'] },
    writing(closed),
  )
  expect(problems).toEqual([
    [ROW(1), 'responsible', 'unknownOwners', 'Unknown Ltd'],
    [ROW(1), 'start', 'notADate', 'soon'],
    [ROW(3), 'responsible', 'unknownOwners', 'Nobody'],
    [ROW(4), 'start', 'locked', ''],
  ])
  expect(fields).toEqual({
    [ROW(1)]: { responsibleIds: [DOT] },
    [ROW(2)]: { responsibleIds: [DEA], plannedStart: '2015-02-01' },
    [ROW(3)]: { plannedStart: '2015-02-02' },
    [ROW(4)]: { responsibleIds: [DOT] },
  })
})

test('TB12 two titles for one milestone: the first is taken, the other told', () => {
  const { fields, problems } = pasted([['A'], ['B'], ['C']])
  expect(fields).toEqual({ [FIRST_MILESTONE]: { title: 'A' }, [SECOND_MILESTONE]: { title: 'C' } })
  expect(problems).toEqual([[ROW(2), 'milestone', 'severalTitles', 'B']])
})

test('TB13 dates of which nobody can say the month are asked for, unless another date among them says it', () => {
  const paste = (cells: string[][]): Paste => ({
    cells,
    rows,
    columns: ['start', 'end'],
    selected: { rows: 1, columns: 1 },
  })
  expect(slashesIn(paste([['1/10/2014', '2/10/2014']]))).toEqual({ deduced: 'unknown', example: '1/10/2014' })
  expect(slashesIn(paste([['1/10/2014', '31/10/2014']])).deduced).toBe('dayFirst')
  expect(slashesIn({ ...paste([['1/10/2014']]), columns: ['text'] }).example).toBeNull()
})

test('TB14 what is pasted is repeated over the selection, titles are left out, and rows without a place are left over', () => {
  const { fields } = pasted([['DoT']], { columns: ['responsible'], selected: { rows: 4, columns: 1 } })
  expect(Object.keys(fields)).toHaveLength(4)
  const uneven = pasted([['DoT'], ['DEA']], { columns: ['responsible'], selected: { rows: 3, columns: 1 } })
  expect(Object.keys(uneven.fields)).toEqual([ROW(1), ROW(2)])
  const { left } = pasted([['a'], ['b'], ['c']], { columns: ['text'], rows: rows.slice(2) })
  expect(left).toEqual([['c']])
  expect(isTitles(['Planned start', 'planned end'], ['Planned start', 'Planned end', 'Length'])).toBe(true)
  expect(isTitles(['Planned start', '2014'], ['Planned start', 'Planned end'])).toBe(false)
  expect(
    columnsBeside({
      cells: [['a', 'b', 'c']],
      rows,
      columns: ['end', 'weeks'],
      selected: { rows: 1, columns: 1 },
    }),
  ).toBe(1)
})

test('TB15 filling copies cells as they are, dates as a series where asked, with review date and dependencies', () => {
  const out = writing()
  const [first, second, third, fourth] = rows as [ActivityRow, ActivityRow, ActivityRow, ActivityRow]
  out.copy(first, second, 'start', 0)
  out.copy(third, fourth, 'end', 7)
  out.copy(second, fourth, 'dependsOn', 0)
  const commands = out.commands()
  expect(commands.slice(0, 2)).toEqual([
    { type: 'update', collection: 'activities', id: ROW(2), fields: { plannedStart: '2014-10-01' } },
    {
      type: 'update',
      collection: 'activities',
      id: ROW(4),
      fields: { plannedEnd: null, endKind: 'ongoing', reviewDate: '2015-04-08' },
    },
  ])
  expect(commands[2]).toMatchObject({
    type: 'relate',
    fromId: ROW(1),
    toId: ROW(4),
    dependencyType: 'SS',
    lagDays: 3,
  })
})

test('TB16 clearing empties what a cell shows, shifting moves all dates of a row, moving keeps their order', () => {
  const out = writing()
  const [first, second, third] = rows as [ActivityRow, ActivityRow, ActivityRow]
  out.clear(first, 'responsible')
  out.clear(first, 'weeks')
  out.clear(second, 'dependsOn')
  out.shift(third, -3)
  expect(out.commands()).toEqual([
    { type: 'update', collection: 'activities', id: ROW(1), fields: { responsibleIds: [] } },
    {
      type: 'update',
      collection: 'activities',
      id: ROW(3),
      fields: { plannedStart: '2014-09-30', plannedEnd: null, reviewDate: '2015-03-29' },
    },
    { type: 'unrelate', id: sampleId(50) },
  ])
  const moved = moveRows(plan, [ROW(1), ROW(2)], { milestoneId: SECOND_MILESTONE }, v7)
  const keys = moved.flatMap((c) => (c.type === 'update' ? [String(c.fields['orderKey'])] : []))
  expect(keys.every((key, at) => key > (['a4', ...keys][at] ?? ''))).toBe(true)
})

test('TB17 a selection is a rectangle, whole rows, whole columns or all, and says what it comes to', () => {
  const indexOf = (id: string) => rows.findIndex((row) => row.id === id)
  const place = { rowId: ROW(3), column: 'end' as const }
  const head = { rowId: ROW(2), column: 'text' as const }
  const of = (across: 'cells' | 'rows' | 'columns' | 'all') =>
    rangeOf(rows.length, indexOf, COLUMNS, place, { head, across })
  expect(of('cells')).toEqual({ top: 1, bottom: 2, left: 2, right: 5 })
  expect(of('rows')).toMatchObject({ top: 1, bottom: 2, left: 0, right: 7 })
  expect(of('columns')).toMatchObject({ top: 0, bottom: 3, left: 2, right: 5 })
  expect(of('all')).toEqual({ top: 0, bottom: 3, left: 0, right: 7 })
  expect(rangeOf(rows.length, indexOf, COLUMNS, { ...place, rowId: 'gone' }, null)).toBeNull()
  expect(tallyOf(rows, 2)).toEqual({
    rows: 4,
    cells: 8,
    weeks: 15,
    first: '2014-10-01',
    last: '2014-11-04',
  })
})
