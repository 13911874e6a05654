import { slashOrderOf, type SlashFindings } from '#shared/exchange/cellDates.ts'
import type { Column } from '../gridColumns.ts'
import type { ActivityRow } from '../planRows.ts'
import type { CellWriting } from './cellWriting.ts'
import { putText, type Reading } from './putText.ts'

export interface Paste {
  cells: readonly (readonly string[])[]
  /** The rows from the first selected one to the table's end, without headers. */
  rows: readonly ActivityRow[]
  /** The columns from the first selected one to the last shown. */
  columns: readonly Column[]
  /** How many rows and columns are selected: what is pasted is repeated over them. */
  selected: { rows: number; columns: number }
}

const DATES: ReadonlySet<Column> = new Set<Column>(['start', 'end', 'reviewDate', 'milestoneDue'])

const times = (selected: number, brought: number): number =>
  brought > 0 && selected > brought && selected % brought === 0 ? selected / brought : 1

/** Each cell with where it goes. */
const placed = function* ({ cells, rows, columns, selected }: Paste) {
  const height = cells.length
  const width = cells[0]?.length ?? 0
  const down = height * times(selected.rows, height)
  const across = width * times(selected.columns, width)
  for (let y = 0; y < Math.min(down, rows.length); y++)
    for (let x = 0; x < Math.min(across, columns.length); x++) {
      const [row, column] = [rows[y], columns[x]]
      if (row && column) yield { row, column, text: cells[y % height]?.[x % width] ?? '' }
    }
}

/** How `1/10/2014` is meant among what is pasted, as far as it says so itself. */
export const slashesIn = (paste: Paste): SlashFindings =>
  slashOrderOf([...placed(paste)].filter(({ column }) => DATES.has(column)).map(({ text }) => text))

/** Is the first row nothing but the columns' own titles? */
export const isTitles = (row: readonly string[], titles: readonly string[]): boolean =>
  row.length > 1 &&
  row.every((cell, at) => cell.toLocaleLowerCase() === (titles[at] ?? '').toLocaleLowerCase())

/** Writes what was pasted into the cells it belongs to; the rows for which the table has none are left over. */
export const pasteInto = (
  writing: CellWriting,
  reading: Reading,
  paste: Paste,
): readonly (readonly string[])[] => {
  for (const { row, column, text } of placed(paste)) putText(writing, reading, row, column, text)
  return paste.cells.slice(Math.min(paste.cells.length, paste.rows.length))
}

/** How many columns of what is pasted lie beside the table's last one. */
export const columnsBeside = ({ cells, columns }: Paste): number =>
  Math.max(0, (cells[0]?.length ?? 0) - columns.length)
