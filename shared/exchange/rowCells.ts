import { cellText, rawText, type Cell, type CellRow } from './cells.ts'
import { columnName, type ColumnRole } from './columns.ts'

/** The cells of a row by what their columns are. */
export interface RowCells {
  cell: (role: ColumnRole) => Cell
  text: (role: ColumnRole) => string
  /** As it is written, with what is around it. */
  raw: (role: ColumnRole) => string
  has: (role: ColumnRole) => boolean
  /** Cells of columns that go into the words, each with its column's name. */
  notes: () => string[]
  /** Columns with something in them. */
  filled: readonly number[]
}

export const rowCellsOf = (
  roles: readonly ColumnRole[],
  header: readonly string[] | null,
): ((row: CellRow) => RowCells) => {
  const columns = new Map<ColumnRole, number>()
  for (const [at, role] of roles.entries()) if (!columns.has(role)) columns.set(role, at)
  const notes = roles.flatMap((role, at) => (role === 'note' ? [at] : []))
  return (row) => {
    const cell = (role: ColumnRole): Cell => row[columns.get(role) ?? -1] ?? null
    return {
      cell,
      text: (role) => cellText(cell(role)),
      raw: (role) => rawText(cell(role)),
      has: (role) => columns.has(role),
      notes: () =>
        notes.flatMap((at) => {
          const text = cellText(row[at])
          const name = columnName(header?.[at] ?? '')
          return text === '' ? [] : [name === '' ? text : `${name}: ${text}`]
        }),
      filled: row.flatMap((one, at) => (cellText(one) === '' ? [] : [at])),
    }
  }
}
