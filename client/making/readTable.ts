import { readCells } from './readCells.ts'
import { readHtmlCells } from './readHtmlCells.ts'

/** As many rows become cards at once; each may be looked at before it does. */
export const ROWS_AT_ONCE = 500

/** Rows of equal length without empty rows and empty outer columns. */
export interface Table {
  rows: string[][]
  columns: number
  /** Rows without any text, left out. */
  blank: number
  /** Rows beyond those that are taken at once. */
  more: number
}

const BULLET = /^\s*[•·▪◦‣●–—*-]\s+(?=\S)/
const BULLET_ALONE = /^([•·▪◦‣●–—*-]|o)$/

/** What was pasted or dropped as rows and columns; null for one line of text, which is no table. */
export const readTable = (text: string, html?: string): Table | null => {
  const cells = (html ? readHtmlCells(html) : null) ?? readCells(text)
  const trimmed = cells.map((row) => row.map((cell) => cell.replaceAll(/\r\n?/g, '\n').trim()))
  const filled = trimmed.filter((row) => row.some((cell) => cell !== ''))
  const rows = withoutEmptyColumns(filled).map((row) => row.with(0, (row[0] ?? '').replace(BULLET, '')))
  const columns = rows[0]?.length ?? 0
  if (rows.length === 0 || (rows.length === 1 && columns === 1)) return null
  return {
    rows: rows.slice(0, ROWS_AT_ONCE),
    columns,
    blank: trimmed.length - filled.length,
    more: Math.max(0, rows.length - ROWS_AT_ONCE),
  }
}

/** Every row as long as the longest; columns with nothing, or nothing but bullets, are gone. */
const withoutEmptyColumns = (rows: string[][]): string[][] => {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const kept = Array.from({ length: width }, (_, i) => i).filter((i) =>
    rows.some((row) => (row[i] ?? '') !== '' && !BULLET_ALONE.test(row[i] ?? '')),
  )
  return rows.map((row) => kept.map((i) => row[i] ?? ''))
}
