import type { Column } from '../gridColumns.ts'
import type { Place } from '../gridPlace.ts'
import { isGroup, type ActivityRow, type PlanRow } from '../planRows.ts'

/** Cells that are selected: indexes of rows and of columns, both ends included. */
export interface CellRange {
  top: number
  bottom: number
  left: number
  right: number
}

/** The far corner of what is selected, and whether it is whole rows, whole columns, or all there is. */
export interface Extent {
  head: Place
  across: 'cells' | 'rows' | 'columns' | 'all'
}

/** What is selected from the active cell to the far corner; null where one of them is not shown. */
export const rangeOf = (
  count: number,
  indexOf: (rowId: string) => number,
  columns: readonly Column[],
  place: Place | null,
  extent: Extent | null,
): CellRange | null => {
  if (!place) return null
  const head = extent?.head ?? place
  const [a, b] = [indexOf(place.rowId), indexOf(head.rowId)]
  const [c, d] = [columns.indexOf(place.column), columns.indexOf(head.column)]
  if (a < 0 || b < 0 || c < 0 || d < 0) return null
  const across = extent?.across
  const wide = across === 'rows' || across === 'all'
  const high = across === 'columns' || across === 'all'
  return {
    top: high ? 0 : Math.min(a, b),
    bottom: high ? count - 1 : Math.max(a, b),
    left: wide ? 0 : Math.min(c, d),
    right: wide ? columns.length - 1 : Math.max(c, d),
  }
}

export const isOneCell = ({ top, bottom, left, right }: CellRange): boolean =>
  top === bottom && left === right

/** The rows that are selected, without headers between them. */
export const rowsIn = (rows: readonly PlanRow[], range: CellRange): ActivityRow[] =>
  rows.slice(range.top, range.bottom + 1).filter((row) => !isGroup(row))

export const columnsIn = (columns: readonly Column[], { left, right }: CellRange): readonly Column[] =>
  columns.slice(left, right + 1)

/** What selected rows come to. Dates are plain dates. */
export interface Tally {
  rows: number
  cells: number
  weeks: number
  first: string | null
  last: string | null
}

export const tallyOf = (rows: readonly ActivityRow[], columns: number): Tally => {
  const tally: Tally = { rows: 0, cells: 0, weeks: 0, first: null, last: null }
  for (const row of rows) {
    tally.rows += 1
    tally.cells += columns
    if (row.kind !== 'activity') continue
    const { plannedStart, plannedEnd, endKind } = row.activity
    tally.weeks += row.weeks ?? 0
    if (plannedStart && (tally.first === null || plannedStart < tally.first)) tally.first = plannedStart
    if (endKind === 'date' && plannedEnd && (tally.last === null || plannedEnd > tally.last))
      tally.last = plannedEnd
  }
  return tally
}
