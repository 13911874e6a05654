/* oxlint-disable jsx-a11y/no-redundant-roles -- a table laid out as a CSS grid keeps its roles in every browser only when they are written */
import { useId, type CSSProperties } from 'react'
import { CellContent } from './CellContent.tsx'
import { cellFindings, otherInCell } from './cellFacts.ts'
import { cellName } from './cellName.ts'
import { CellEditor } from './CellEditor.tsx'
import classes from './cells.module.css'
import { FindingMark } from './FindingMark.tsx'
import { cellTarget, COLUMNS, type Column } from './gridColumns.ts'
import { useGrid } from './gridContext.ts'
import type { ActivityRow } from './planRows.ts'

export interface CellProps {
  row: ActivityRow
  column: Column
  active: boolean
  /** The letter that began the edit, or null with none; undefined while the cell is not edited. */
  typed: string | null | undefined
}

const outlineOf = (color: string): CSSProperties => ({ '--person': color }) as CSSProperties

/** One cell of the 3-feet table: read, or written in; with what the rules say and who else writes here. */
export const GridCell = ({ row, column, active, typed }: CellProps) => {
  const grid = useGrid()
  const noteId = useId()
  const findings = cellFindings(grid, row, column)
  const other = otherInCell(grid, row, column)
  const place = { rowId: row.id, column }
  const editing = typed !== undefined
  return (
    <td
      role="gridcell"
      aria-colindex={COLUMNS.indexOf(column) + 1}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- it is supported: WAI-ARIA 1.2, 5.3.14
      aria-readonly={!grid.canEdit || cellTarget(row, column) === null}
      aria-describedby={findings.length > 0 ? noteId : undefined}
      tabIndex={active && !editing ? 0 : -1}
      data-cell={cellName(row.id, column)}
      data-column={column}
      data-first={row.first || undefined}
      data-active={active || undefined}
      data-editing={editing || undefined}
      data-other={other ? true : undefined}
      style={other && outlineOf(other.color)}
      className={classes['cell']}
      onMouseDown={() => !editing && grid.activate(place)}
      onDoubleClick={() => !editing && grid.edit(place, null)}
      onFocus={() => !active && grid.activate(place)}
    >
      <div className={classes['content']}>
        {editing ? (
          <CellEditor
            row={row}
            column={column}
            typed={typed}
            commit={(edit, after) => grid.commit(row, place, edit, after)}
            cancel={grid.cancel}
          />
        ) : (
          <CellContent row={row} column={column} />
        )}
      </div>
      <FindingMark findings={findings} id={noteId} />
      {other && <span className={classes['person']}>{other.name}</span>}
    </td>
  )
}
