import { COLUMN_FIELDS, COLUMNS, type Column } from './gridColumns.ts'
import type { GridIntent } from './gridKeys.ts'
import { isGroup, type PlanRow } from './planRows.ts'

/** The cell that has the focus, or would have it. */
export interface Place {
  rowId: string
  column: Column
  /** Brought to the top of the view, so that what is under it shows. */
  atTop?: true
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value))

const columnAt = (columns: readonly Column[], index: number): Column =>
  columns[clamp(index, columns.length - 1)] ?? 'text'

/** Where a move leads; the table has no way round its edges. */
export const movedPlace = (
  rows: readonly PlanRow[],
  place: Place,
  intent: Extract<GridIntent, { type: 'move' | 'edge' | 'extend' | 'extendEdge' }>,
  columns: readonly Column[] = COLUMNS,
): Place => {
  const at = rows.findIndex((row) => row.id === place.rowId)
  const column = Math.max(0, columns.indexOf(place.column))
  const isStep = intent.type === 'move' || intent.type === 'extend'
  const last = rows.length - 1
  const rowIndex = isStep
    ? clamp(at + intent.rows, last)
    : intent.rows === null
      ? at
      : intent.rows === 'first'
        ? 0
        : last
  const columnIndex = isStep
    ? column + intent.columns
    : intent.columns === null
      ? column
      : intent.columns === 'first'
        ? 0
        : columns.length - 1
  return { rowId: rows[rowIndex]?.id ?? place.rowId, column: columnAt(columns, columnIndex) }
}

/** The next cell to write in, in reading order: Tab after an edit. Null at the table's end. */
export const nextField = (
  rows: readonly PlanRow[],
  place: Place,
  step: 1 | -1,
  columns: readonly Column[] = COLUMNS,
): Place | null => {
  const written = columns.filter((column) => column !== 'no' && COLUMN_FIELDS[column].length > 0)
  const rowIndex = rows.findIndex((row) => row.id === place.rowId)
  const beside = written[written.indexOf(place.column) + step]
  if (beside) return { rowId: place.rowId, column: beside }
  const ahead = step === 1 ? rows.slice(rowIndex + 1) : rows.slice(0, Math.max(0, rowIndex)).toReversed()
  const next = ahead.find((row) => !isGroup(row))
  const column = step === 1 ? written[0] : written.at(-1)
  return next && column ? { rowId: next.id, column } : null
}

/**
 * The place itself while its row is there, or is about to be; once it has gone, the row that came to stand
 * where it stood.
 */
export const heldPlace = (
  rows: readonly PlanRow[],
  before: readonly PlanRow[],
  place: Place | null,
): Place | null => {
  const [first] = rows
  if (!first) return null
  if (!place) return { rowId: first.id, column: 'text' }
  if (rows.some((row) => row.id === place.rowId)) return place
  const was = before.findIndex((row) => row.id === place.rowId)
  if (was < 0) return place
  const row = rows[clamp(was, rows.length - 1)] ?? first
  return { rowId: row.id, column: place.column }
}
