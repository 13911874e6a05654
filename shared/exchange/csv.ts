import Papa from 'papaparse'
import type { Cell, CellRow, Sheet } from './cells.ts'
import { isDateCell, rawText } from './cells.ts'
import { isHeaderRow } from './columns.ts'
import { guarded, looksLikeFormula, unguarded, type FormulaCells } from './formulaCells.ts'
import { labDate } from './planDates.ts'

/** Excel takes a CSV file for UTF-8 by these. */
const BYTE_ORDER_MARK = '\ufeff'

const csvText = (cell: Cell): string => (isDateCell(cell) ? labDate(cell.date) : rawText(cell))

/** Rows as CSV (RFC 4180), dates as dd.mm.yyyy. */
export const toCsv = (header: readonly string[], rows: readonly CellRow[], formulas: FormulaCells): string =>
  BYTE_ORDER_MARK +
  Papa.unparse(
    [header, ...rows].map((row) => row.map((cell) => guarded(csvText(cell), formulas))),
    { newline: '\r\n' },
  ) +
  '\r\n'

/** How many cells of these rows a spreadsheet program could take for formulas. */
export const formulaCount = (rows: readonly CellRow[]): number =>
  rows.reduce((sum, row) => sum + row.filter((cell) => looksLikeFormula(csvText(cell))).length, 0)

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text of a file: UTF-8 or UTF-16 by its first bytes, UTF-8 where it is that, else Windows-1252. */
export const decodeText = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return utf8.decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes) // it is no UTF-8, and then most likely this
  }
}

const DELIMITERS = [',', ';', '\t']
const LOOKED_AT = 40

/** What parts the cells: that under which a row names columns, else that which makes the most cells. */
const delimiterOf = (text: string): string => {
  const made = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: LOOKED_AT })
    const cells = data.reduce((sum, row) => sum + row.length, 0)
    return { delimiter, cells, named: data.some(isHeaderRow) }
  })
  const [best] = made.toSorted((a, b) => Number(b.named) - Number(a.named) || b.cells - a.cells)
  return best?.delimiter ?? ','
}

/** Cells of a CSV text: by comma, semicolon or tab, whichever it has; `sep=` on a first line says which. */
export const readCsv = (text: string, name: string): Sheet => {
  const plain = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  const [first, said = ''] = /^"?sep=(.)"?\r?\n/i.exec(plain) ?? ['']
  const body = plain.slice(first.length)
  const { data } = Papa.parse<string[]>(body, { delimiter: said || delimiterOf(body) })
  const before = first === '' ? [] : [[]]
  const last = data.at(-1)
  const rows = last?.length === 1 && last[0] === '' ? data.slice(0, -1) : data
  return {
    name,
    rows: [...before, ...rows.map((row) => row.map(unguarded))],
    date1904: false,
    hiddenRows: 0,
    hiddenColumns: 0,
  }
}
