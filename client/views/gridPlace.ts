import { COLUMNS, type Column } from './gridColumns.ts'
import type { GridIntent } from './gridKeys.ts'
import { isGroup, type PlanRow } from './planRows.ts'

/** The cell that has the focus, or would have it. */
export interface Place {
  rowId: string
  column: Column
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value))

const columnAt = (index: number): Column => COLUMNS[clamp(index, COLUMNS.length - 1)] ?? 'text'

/** Where a move leads; the table has no way round its edges. */
export const movedPlace = (
  rows: readonly PlanRow[],
  place: Place,
  intent: Extract<GridIntent, { type: 'move' | 'edge' }>,
): Place => {
  const at = rows.findIndex((row) => row.id === place.rowId)
  const column = COLUMNS.indexOf(place.column)
  const last = rows.length - 1
  const rowIndex =
    intent.type === 'move'
      ? clamp(at + intent.rows, last)
      : intent.rows === null
        ? at
        : intent.rows === 'first'
          ? 0
          : last
  const columnIndex =
    intent.type === 'move'
      ? column + intent.columns
      : intent.columns === null
        ? column
        : intent.columns === 'first'
          ? 0
          : COLUMNS.length - 1
  return { rowId: rows[rowIndex]?.id ?? place.rowId, column: columnAt(columnIndex) }
}

const EDITED: readonly Column[] = ['milestone', 'text', 'responsible', 'start', 'end']

/** The next cell to write in, in reading order: Tab after an edit. Null at the table's end. */
export const nextField = (rows: readonly PlanRow[], place: Place, step: 1 | -1): Place | null => {
  const rowIndex = rows.findIndex((row) => row.id === place.rowId)
  const at = EDITED.indexOf(place.column)
  const beside = EDITED[at + step]
  if (beside) return { rowId: place.rowId, column: beside }
  const ahead = step === 1 ? rows.slice(rowIndex + 1) : rows.slice(0, Math.max(0, rowIndex)).toReversed()
  const next = ahead.find((row) => !isGroup(row))
  return next ? { rowId: next.id, column: step === 1 ? 'milestone' : 'end' } : null
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
