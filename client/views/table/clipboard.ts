import { guarded, unguarded } from '#shared/exchange/formulaCells.ts'
import { readCells } from '#shared/exchange/readCells.ts'
import { readHtmlCells } from '#client/making/readHtmlCells.ts'
import type { Column } from '../gridColumns.ts'
import type { ActivityRow } from '../planRows.ts'
import { cellValue, type Facts } from './cellValue.ts'

/** A cell as spreadsheets take it: dates as `yyyy-mm-dd`. */
export const copiedText = (facts: Facts, row: ActivityRow, column: Column): string => {
  if (column === 'end' && row.kind === 'activity' && row.activity.endKind !== 'date') {
    const { endKind, reviewDate } = row.activity
    if (endKind === 'notKnown') return 'Not known'
    return reviewDate ? `Ongoing (review ${reviewDate})` : 'Ongoing'
  }
  if (column === 'critical') return cellValue(facts, row, column) === null ? '' : 'Yes'
  const value = cellValue(facts, row, column)
  if (typeof value === 'number') return String(value)
  return guarded(value ?? '', 'apostrophe')
}

const quoted = (cell: string): string => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (cell: string): string =>
  cell.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign).replaceAll('\n', '<br>')

/** Cells for the clipboard, as text with tabs and as a table. */
export const toClipboard = (cells: readonly (readonly string[])[]): { text: string; html: string } => ({
  text: cells.map((row) => row.map(quoted).join('\t')).join('\r\n'),
  html: `<table><tbody>${cells
    .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`,
})

/** What a clipboard holds as rows of equal length. */
export const fromClipboard = (text: string, html: string): string[][] => {
  const cells = (html === '' ? null : readHtmlCells(html)) ?? readCells(text.replace(/(\r\n|\n|\r)$/, ''))
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0)
  return cells.map((row) =>
    Array.from({ length: width }, (_, at) => unguarded((row[at] ?? '').replaceAll(/\r\n?/g, '\n').trim())),
  )
}
