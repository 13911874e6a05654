import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { layoutIn, readPlan } from '#shared/exchange/readPlan.ts'
import type { Answers } from '#shared/exchange/reading.ts'
import { readBytes } from '#client/exchange/reading/readBytes.ts'
import { fromClipboard, toClipboard } from '#client/views/table/clipboard.ts'
import { guarded } from '#shared/exchange/formulaCells.ts'
import type { Sheet } from '#shared/exchange/cells.ts'
import { planOf, sampleId as n } from '../support/samplePlan.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const workbook = (sheet: string, target = 'worksheets/sheet1.xml'): Uint8Array<ArrayBuffer> => {
  const files = {
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="P" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="${target}"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    [`xl/${target}`]: sheet,
  }
  return new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)]))),
  )
}
const rows = (xml: string) => `<worksheet xmlns="${MAIN}"><sheetData>${xml}</sheetData></worksheet>`
const cell = (place: string) => `<c ${place} t="inlineStr"><is><t>x</t></is></c>`
const problemOf = (bytes: Uint8Array<ArrayBuffer>) =>
  readBytes(bytes, 'x').then(
    () => null,
    (error: { problem?: string }) => error.problem,
  )

/** A row and a column as far out as there are any: its reader would make a cell for each between. */
const FAR = `<row r="1">${cell('r="XFD1"')}</row><row r="1048576">${cell('r="A1048576"')}</row>`

describe('AT72 a workbook reaches as far as its cells say, however they say it, and no further than is read', () => {
  test.each([
    ['in single quotes', rows(FAR.replaceAll('"', "'"))],
    [
      'under a prefix',
      rows(FAR)
        .replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:')
        .replace('xmlns', 'xmlns:x'),
    ],
    ['beside other attributes', rows(FAR.replaceAll('<c ', '<c a=">" '))],
    ['by its row alone', rows(`<row r="1048576">${cell('r="A1"')}</row>`)],
    ['in one row', rows(`<row r="1">${cell('r="XFD1"')}</row>`)],
  ])('AT72 %s', async (_how, sheet) => {
    expect(['tooManyRows', 'tooManyColumns']).toContain(await problemOf(workbook(sheet)))
  })
  test('AT72 wherever the sheet lies', async () => {
    expect(await problemOf(workbook(rows(FAR), 'elsewhere/any.xml'))).toBe('tooManyRows')
  })
  test.each([
    ['a place in another writing', rows(`<row r="1">${cell('r="&#90;ZZ1"')}</row>`)],
    ['a row that no sheet has', rows('<row r="4294967295"></row>')],
    ['a place that is none', rows(`<row r="1">${cell('r="zz1"')}</row>`)],
  ])('AT72 %s is no workbook', async (_what, sheet) => {
    expect(await problemOf(workbook(sheet))).toBe('broken')
  })
  test('AT72 many sheets that are small enough each', async () => {
    const far = rows(`<row r="1">${cell('r="RR1"')}</row><row r="19000">${cell('r="A19000"')}</row>`)
    expect(await problemOf(workbook(far))).toBe('tooManyCells')
  })
  test('AT72 a table without end of columns in CSV', async () => {
    const text = `Activity,Start${','.repeat(2_000)}`
    expect(await problemOf(strToU8(text) as Uint8Array<ArrayBuffer>)).toBe('tooManyColumns')
  })
})

test('AT73 a day that no calendar has stays the number it is', async () => {
  const days = [-5, 0.5, 40_451, 2_958_465, 2_958_466, 99_999_999]
  const cells = days.map((day, at) => `<c r="${'ABCDEF'[at]}1" s="1"><v>${day}</v></c>`).join('')
  const [sheet] = await readBytes(workbook(rows(`<row r="1">${cells}</row>`)), 'x')
  expect(sheet?.rows[0]).toEqual([
    -5,
    0.5,
    { date: '2010-09-30' },
    { date: '9999-12-31' },
    2_958_466,
    99_999_999,
  ])
})

const plan = planOf({
  workstreams: [{ id: n(10), title: 'Room' }],
  initiatives: [{ id: n(20), workstreamId: n(10), code: 'I-1' }],
})
const answers: Answers = {
  roles: null,
  order: 'unknown',
  owners: new Map(),
  rooms: new Map(),
  target: { workstreamId: n(10), roomsOfFile: true, initiative: { kind: 'existing', id: n(20) } },
}
const readRows = (...table: string[][]) => {
  const header = ['No', 'Activity', 'Responsibility', 'Start', 'Depends on']
  const sheet: Sheet = {
    name: 'x',
    rows: [header, ...table],
    date1904: false,
    hiddenRows: 0,
    hiddenColumns: 0,
  }
  return readPlan(sheet, layoutIn(sheet, plan), plan, answers)
}
const codesOf = (table: string[]) =>
  readRows(table).items.map(({ notes }) => notes.map(({ code }) => code).join())

describe('AT74 no cell keeps a page that reads it', () => {
  const blanks = ' '.repeat(19_000)
  test('AT74 blanks within what comes before', () => {
    expect(codesOf(['1.1', 'Do', '', '', `1.2${blanks}x`])).toEqual(['predecessorUnknown'])
    expect(codesOf(['1.1', 'Do', '', '', `7,${blanks}x`])).toEqual(['predecessorUnknown,predecessorUnknown'])
  })
  test('AT74 blanks within an owner', () => {
    expect(codesOf(['1.1', 'Do', `A${blanks}b (`, '', ''])).toEqual(['unknownOwner'])
  })
  test('AT74 a cell longer than any field is not gone into, and told', () => {
    for (const at of [1, 2, 3, 4]) {
      const row = ['1.1', 'Do', '', '', ''].with(at, 'A;1.1,'.repeat(5_000))
      expect(codesOf(row)).toEqual(['tooLong'])
    }
  })
  test('AT74 thousands of names, each in a row that may create one', () => {
    const table = Array.from({ length: 4_000 }, (_, at) => [`1.${at}`, `Appoint ${'so '.repeat(60)}`, `Org ${at} Ltd`, '', '']) // prettier-ignore
    expect(readRows(...table).unknownOwners).toHaveLength(4_000)
  })
})

test('AT75 columns and names that code has are words in a table', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
  const read = readRows(...names.map((name, at) => [String(at), name, name, '', name]))
  expect(read.items.map(({ values }) => String(values['text']).split('\n')[0])).toEqual(names)
  expect(read.unknownOwners.map(({ name }) => name)).toEqual(names)
  expect(read.given).toEqual([])
  const odd: Sheet = {
    name: '__proto__',
    rows: [
      [...names, 'Activity', 'Start'],
      ['a', 'b', 'c', 'd', 'Do \ud800 it', '01.10.2014'],
    ],
    date1904: false,
    hiddenRows: 0,
    hiddenColumns: 0,
  }
  const [item] = readPlan(odd, layoutIn(odd, plan), plan, answers).items
  expect(item?.values).toMatchObject({ text: 'Do \ufffd it', plannedStart: '2014-10-01' })
})

test('AT85 cells that are copied are no formulas in any writing, and come back letter by letter; a clipboard of any length is read', () => {
  const texts = ['=1', '＝cmd|1', '＋1', '－1', '＠x', "'=1", "''=1", '\t=1'.trim(), 'plain']
  const { text, html } = toClipboard([texts.map((one) => guarded(one, 'apostrophe'))])
  expect(text.split('\t').filter((cell) => /^[=+\-@＝＋－＠]/.test(cell))).toEqual([])
  expect(fromClipboard(text, '')).toEqual([texts])
  expect(html).not.toContain('>=')
  expect(fromClipboard('a\n'.repeat(200_000), '')).toHaveLength(200_000)
})
