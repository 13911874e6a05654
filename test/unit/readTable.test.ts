import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CardCollection } from '#shared/plan/plan.ts'
import { guessRoles, isHeader, kindOfHeader } from '#client/making/columns.ts'
import { readCells } from '#shared/exchange/readCells.ts'
import { readDate } from '#shared/exchange/readDate.ts'
import { ownerReader } from '#shared/exchange/readOwners.ts'
import { readRow } from '#client/making/readRows.ts'
import { readTable, ROWS_AT_ONCE } from '#client/making/readTable.ts'
import { LAB_HEADER } from '#test/support/goldenRows.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'

const [DEA, DAFF] = [sampleId(1), sampleId(2)]
const owners = ownerReader(
  planOf({
    organisations: [
      { id: DEA, name: 'Department of Environmental Affairs', acronym: 'DEA' },
      { id: DAFF, name: 'Department of Agriculture, Forestry and Fisheries', acronym: 'DAFF' },
    ],
  }),
)

/** As spreadsheets write a range: quotes where a cell needs them, every row ended. */
const written = (rows: string[][]): string =>
  rows
    .map((row) =>
      row.map((cell) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .map((row) => `${row}\r\n`)
    .join('')

test('MK5 a range comes back as the cells it was written from, whatever is in them', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', 'a', ' ', ','), maxLength: 12 }),
  )
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(rows, (table) => {
      expect(readCells(written(table))).toEqual(table)
    }),
    { numRuns: 500, seed: 7 },
  )
})

test('MK5 any text is read without an end, and nothing but breaks and quoting is missing', () => {
  const unit = fc.constantFrom('"', '\t', '\n', '\r\n', 'a', 'b')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
      const letters = (of: string) => of.replaceAll(/[^ab]/g, '')
      expect(letters(readCells(text).flat().join(''))).toBe(letters(text))
    }),
    { numRuns: 500, seed: 8 },
  )
})

test('MK5 a quote that is never closed, or stands in the middle, is a letter', () => {
  expect(readCells('"open\tnext\n12" pipe\tlast')).toEqual([
    ['"open', 'next'],
    ['12" pipe', 'last'],
  ])
})

test('MK4 one line is no table; several lines or cells are, without empty rows, bullets and outer columns', () => {
  expect(readTable('One line of text\n')).toBeNull()
  expect(readTable('')).toBeNull()
  expect(readTable('One\tTwo')).toMatchObject({ rows: [['One', 'Two']], columns: 2 })
  expect(readTable('• Slipways are unsafe\r\n\r\n• Ice is dear\r\n')).toEqual({
    rows: [['Slipways are unsafe'], ['Ice is dear']],
    columns: 1,
    blank: 1,
    more: 0,
  })
  expect(readTable('•\tWord writes lists so\n•\tAnd so\n')?.rows).toEqual([
    ['Word writes lists so'],
    ['And so'],
  ])
})

test('MK6 more rows than become cards at once are counted, not forgotten', () => {
  const text = Array.from({ length: 812 }, (_, i) => `Row ${i}`).join('\n')
  const table = readTable(text)
  expect(table?.rows).toHaveLength(ROWS_AT_ONCE)
  expect(table?.more).toBe(812 - ROWS_AT_ONCE)
})

const DATES: [string, unknown][] = [
  ['2014-10-01', { kind: 'date', date: '2014-10-01' }],
  ['2014/10/08', { kind: 'date', date: '2014-10-08' }],
  ['01.10.2014', { kind: 'date', date: '2014-10-01' }],
  ['25/10/2014', { kind: 'date', date: '2014-10-25' }],
  ['10/25/2014', { kind: 'date', date: '2014-10-25' }],
  ['5/5/2014', { kind: 'date', date: '2014-05-05' }],
  ['1/10/2014', { kind: 'twoWays' }],
  ['Ongoing', { kind: 'ongoing' }],
  ['N/A - ongoing training', { kind: 'notADate' }],
  ['31.02.2014', { kind: 'notADate' }],
  ['', { kind: 'none' }],
]
test.each(DATES)('MK7 the date "%s" is read only where it can be read in one way', (text, read) => {
  expect(readDate(text, 'unknown')).toEqual(read)
})

test('MK7 once somebody has said how, dates of two ways are read so', () => {
  expect(readDate('1/10/2014', 'dayFirst')).toEqual({ kind: 'date', date: '2014-10-01' })
  expect(readDate('1/10/2014', 'monthFirst')).toEqual({ kind: 'date', date: '2014-01-10' })
  expect(readDate('25/10/2014', 'monthFirst')).toEqual({ kind: 'date', date: '2014-10-25' })
})

test('MK8 organisations are found by acronym and name, several in a cell; what names none is told', () => {
  expect(owners('dea')).toEqual({ ids: [DEA], unknown: [] })
  expect(owners('Department of Agriculture, Forestry and Fisheries')).toEqual({ ids: [DAFF], unknown: [] })
  expect(owners('DEA, OPOCT; Department of Agriculture, Forestry and Fisheries (DAFF)')).toEqual({
    ids: [DEA, DAFF],
    unknown: ['OPOCT'],
  })
  expect(owners('The environment department (DEA)')).toEqual({ ids: [DEA], unknown: [] })
  expect(owners('DEA/OPOCT')).toEqual({ ids: [DEA], unknown: ['OPOCT'] })
})

test("MK6 a lab's own table is recognised by its header, any other by what is in its cells", () => {
  expect(isHeader(LAB_HEADER)).toBe(true)
  expect(kindOfHeader(LAB_HEADER, 'issues')).toBe('activities')
  expect(guessRoles([], LAB_HEADER, 'activities', owners)).toEqual([
    'unused',
    'number',
    'words',
    'owner',
    'start',
    'end',
    'unused',
  ])
  expect(isHeader(['Appoint the committee', 'DEA', '01.10.2014'])).toBe(false)
  const bare = [['DEA', 'Appoint the committee', '01.10.2014', '01.12.2014']]
  expect(guessRoles(bare, null, 'activities', owners)).toEqual(['owner', 'words', 'start', 'end'])
  expect(guessRoles(bare, null, 'issues', owners)).toEqual(['unused', 'words', 'unused', 'unused'])
  expect(isHeader(['Issues'])).toBe(true)
  expect(isHeader(['Issues are many'])).toBe(false)
})

const read = (collection: CardCollection, roles: Parameters<typeof readRow>[1]['roles'], row: string[]) =>
  readRow(row, {
    collection,
    roles,
    owners,
    slashes: 'unknown',
    nameOf: (at) => ['A', 'B', 'C', 'D'][at] ?? '',
  })

test('MK8 what cannot be read stays in the words under the name of its column, and is told', () => {
  const row = ['Train inspectors', 'DEA, OPOCT', '1/10/2014', 'Ongoing']
  const { fields, notes, stop } = read('activities', ['words', 'owner', 'start', 'end'], row)
  expect(fields).toEqual({
    text: 'Train inspectors\nB: OPOCT\nC: 1/10/2014',
    responsibleIds: [DEA],
    endKind: 'ongoing',
  })
  expect(notes).toEqual([
    { kind: 'unknownOwner', text: 'OPOCT' },
    { kind: 'twoWays', text: '1/10/2014' },
  ])
  expect(stop).toBeNull()
})

test('MK8 a title holds 300 characters: a longer one stands in whole in the description, with all that was kept', () => {
  const long = 'word '.repeat(100).trim()
  const { fields } = read(
    'initiatives',
    ['words', 'more', 'end', 'unused'],
    [long, 'Second words', 'soon', 'x'],
  )
  expect(String(fields['title'])).toHaveLength(300)
  expect(fields['description']).toBe(`${long}\nSecond words\nC: soon`)
})

test('MK8 a row without words is no card', () => {
  expect(read('issues', ['words', 'unused'], ['', 'x']).stop).toBe('noWords')
  expect(read('issues', ['words'], ['x'.repeat(20_001)]).stop).toBe('tooLong')
})
