import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { decodeText, formulaCount, readCsv, toCsv } from '#shared/exchange/csv.ts'
import { guarded, looksLikeFormula, unguarded } from '#shared/exchange/formulaCells.ts'
import { readBytes } from '#client/exchange/reading/readBytes.ts'
import { factsOfSheet } from '#client/exchange/reading/sheetFacts.ts'
import { writeXlsx } from '#client/exchange/writeXlsx.ts'

test.each(['=1+1', '+27', '-1', '@x', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x'])(
  'XC11 %j is written to CSV with an apostrophe, read back without it, and text in a workbook',
  async (text) => {
    expect(looksLikeFormula(text)).toBe(true)
    expect(guarded(text, 'apostrophe')).toBe(`'${text}`)
    for (const one of [text, `'${text}`, `''${text}`])
      for (const choice of ['apostrophe', 'asTheyAre'] as const)
        expect(unguarded(guarded(one, choice))).toBe(one)
    expect(formulaCount([[text, 'fine', 5, { date: '2014-10-01' }]])).toBe(1)
    const blob = await writeXlsx([{ name: 'P', header: ['a', 'b'], rows: [[text, 'x']], widths: [] }])
    const [sheet] = await readBytes(new Uint8Array(await blob.arrayBuffer()), 'p')
    expect(sheet?.rows[1]?.[0]).toBe(text.replace('\r', '\n'))
  },
)

test('XC11 a heading that somebody wrote is guarded as a cell is', () => {
  const csv = toCsv(['=HYPERLINK("http://x")', 'b'], [['=1', 'x']], 'apostrophe')
  expect(csv).toBe(`\ufeff"'=HYPERLINK(""http://x"")",b\r\n'=1,x\r\n`)
  expect(readCsv(csv, 'x').rows[0]).toEqual(['=HYPERLINK("http://x")', 'b'])
})

test('XC12 CSV is read as it is written: marks, UTF-16, Windows-1252, separators, quotes, a line that says the separator', () => {
  const cells = (text: string) => readCsv(text, 'x').rows
  expect(cells('\ufeffActivity,Start\r\nÉtude,1\r\n')).toEqual([
    ['Activity', 'Start'],
    ['Étude', '1'],
  ])
  expect(cells('Activity;Start\nOne, two;1')).toEqual([
    ['Activity', 'Start'],
    ['One, two', '1'],
  ])
  expect(cells('Activity\tStart\n"a ""b""\nc"\t1')).toEqual([
    ['Activity', 'Start'],
    ['a "b"\nc', '1'],
  ])
  expect(cells('sep=|\nActivity|Start\na|b')).toEqual([[], ['Activity', 'Start'], ['a', 'b']])
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(new Uint16Array(Array.from('É,1', (c) => c.charCodeAt(0))).buffer),
  ])
  expect(decodeText(utf16)).toBe('É,1')
  expect(decodeText(new Uint8Array([0xc9, 0x2c, 0x80]))).toBe('É,€')
  expect(toCsv(['a'], [['x"y']], 'apostrophe')).toBe('\ufeffa\r\n"x""y"\r\n')
})

test('XC13 what cannot be read says what it is; nothing is unpacked that says it is too large', async () => {
  const problem = (bytes: Uint8Array<ArrayBuffer>) =>
    readBytes(bytes, 'x').then(
      () => null,
      (error: { problem?: string }) => error.problem,
    )
  const zip = (files: Record<string, Uint8Array>) => new Uint8Array(zipSync(files))
  const book = { 'xl/workbook.xml': strToU8('<workbook/>') }
  expect(await problem(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('protectedOrOld')
  expect(await problem(zip({ 'word/document.xml': strToU8('x') }))).toBe('docx')
  expect(await problem(zip({ 'content.xml': strToU8('x') }))).toBe('ods')
  expect(await problem(zip({ 'a.txt': strToU8('x') }))).toBe('otherZip')
  expect(await problem(new Uint8Array([0x25, 0x50, 0x44, 0x46]))).toBe('pdf')
  expect(await problem(new Uint8Array([1, 0, 2]))).toBe('notText')
  expect(await problem(new Uint8Array())).toBe('empty')
  expect(await problem(zip(book))).toBe('broken')
  expect(await problem(zip({ ...book, 'xl/big.xml': new Uint8Array(8 * 1024 * 1024) }))).toBe(
    'unpacksTooLarge',
  )
  const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`x/${i}`, strToU8('x')]))
  expect(await problem(zip({ ...book, ...many }))).toBe('tooManyEntries')
  expect(await problem(new Uint8Array(17 * 1024 * 1024))).toBe('tooLarge')
  expect(await problem(strToU8('a\n'.repeat(20_001)) as Uint8Array<ArrayBuffer>)).toBe('tooManyRows')
  const lying = zip(book)
  new DataView(lying.buffer).setUint16(lying.length - 12, 9, true)
  expect(await problem(lying)).toBe('broken')
})

test('XC14 a sheet tells what of it is hidden and how far its values reach', () => {
  expect(
    factsOfSheet(
      '<cols><col min="2" max="3" hidden="1"/><col min="4" max="4" width="9"/></cols><sheetData>' +
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2" hidden="1"><c r="AB2"><v>1</v></c></row>' +
        '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>',
    ),
  ).toEqual({ hiddenRows: 1, hiddenColumns: 2, rows: 2, columns: 28 })
})

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** A workbook as Excel writes one, with a sheet by each XML. */
const handMade = (workbookPr: string, sheets: Record<string, string>): Uint8Array<ArrayBuffer> => {
  const names = Object.keys(sheets)
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbookPr}<sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${names
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}<Relationship Id="rId90" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  }
  for (const [at, name] of names.entries())
    files[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet xmlns="${MAIN}">${sheets[name]}</worksheet>`
  return new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)]))),
  )
}

test('XC11 XC14 a workbook gives its dates as dates, of formulas what was last worked out, and says what is hidden', async () => {
  const sheets = await readBytes(
    handMade('<workbookPr date1904="1"/>', {
      'Notes &amp; more': '<sheetData/>',
      Plan:
        '<cols><col min="3" max="3" hidden="1"/></cols><sheetData>' +
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Activity</t></is></c><c r="B1" t="inlineStr"><is><t>Start</t></is></c></row>' +
        '<row r="3" hidden="1"><c r="A3" t="str"><f>HYPERLINK("http://x","y")</f><v>as it was</v></c><c r="B3" s="1"><v>40451</v></c><c r="C3"><v>7</v></c></row>' +
        '</sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>',
    }),
    'x',
  )
  expect(sheets.map(({ name }) => name)).toEqual(['Notes & more', 'Plan'])
  expect(sheets[1]).toEqual({
    name: 'Plan',
    rows: [
      ['Activity', 'Start', null],
      [null, null, null],
      ['as it was', { date: '2014-10-01' }, 7],
    ],
    date1904: true,
    hiddenRows: 1,
    hiddenColumns: 1,
  })
})
