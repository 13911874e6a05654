import { readCells } from '#shared/exchange/readCells.ts'
import { readHtmlCells } from './readHtmlCells.ts'

/** As many rows become cards at once; each may be looked at before it does. */
export const ROWS_AT_ONCE = 500

/** With more columns it is no table that somebody made. */
const MOST_COLUMNS = 1_000

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

/** What was pasted or dropped as rows and columns; null for one line of text and for what has no end, which are no tables. */
export const readTable = (text: string, html?: string): Table | null => {
  const cells = (html ? readHtmlCells(html) : null) ?? readCells(text)
  const trimmed = cells.map((row) => row.map((cell) => cell.replaceAll(/\r\n?/g, '\n').trim()))
  const filled = trimmed.filter((row) => row.some((cell) => cell !== ''))
  const kept = filledColumns(filled)
  if (filled.length === 0 || (filled.length === 1 && kept.length === 1) || kept.length > MOST_COLUMNS)
    return null
  // Every row as long as the longest.
  const rows = filled.slice(0, ROWS_AT_ONCE).map((row) => kept.map((i) => row[i] ?? ''))
  return {
    rows: rows.map((row) => row.with(0, (row[0] ?? '').replace(BULLET, ''))),
    columns: kept.length,
    blank: trimmed.length - filled.length,
    more: Math.max(0, filled.length - ROWS_AT_ONCE),
  }
}

/** Without those that have nothing, or nothing but bullets. */
const filledColumns = (rows: readonly string[][]): number[] => {
  const columns = new Set<number>()
  for (const row of rows)
    for (const [i, cell] of row.entries()) if (cell !== '' && !BULLET_ALONE.test(cell)) columns.add(i)
  return [...columns].toSorted((a, b) => a - b)
}
