/* oxlint-disable jsx-a11y/no-redundant-roles -- a table laid out as a CSS grid keeps its roles in every browser only when they are written */
import { useId, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { lockText } from '#client/plan/lockText.ts'
import type { Lock } from '#shared/plan/locks.ts'
import { CellContent } from './CellContent.tsx'
import { cellFindings, cellLock, otherInCell } from './cellFacts.ts'
import { cellName } from './cellName.ts'
import { CellEditor } from './CellEditor.tsx'
import classes from './cells.module.css'
import { FindingMark } from './FindingMark.tsx'
import { cellTarget, COLUMNS, type Column } from './gridColumns.ts'
import { useGrid } from './gridContext.ts'
import { LockMark } from './LockMark.tsx'
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
  const { t } = useTranslation('plan')
  const noteId = useId()
  const lockId = useId()
  const findings = cellFindings(grid, row, column)
  const other = otherInCell(grid, row, column)
  const lock = cellLock(grid, row, column)
  const closed = lock !== null && grid.lockStops
  const described = [findings.length > 0 && noteId, lock && lockId].filter(Boolean).join(' ')
  const place = { rowId: row.id, column }
  const editing = typed !== undefined
  return (
    <td
      role="gridcell"
      aria-colindex={COLUMNS.indexOf(column) + 1}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- it is supported: WAI-ARIA 1.2, 5.3.14
      aria-readonly={!grid.canEdit || closed || cellTarget(row, column) === null}
      aria-describedby={described || undefined}
      title={lock ? lockText(t, lock) : undefined}
      tabIndex={active && !editing ? 0 : -1}
      data-cell={cellName(row.id, column)}
      data-column={column}
      data-locked={closed || undefined}
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
      {lock && <LockMark lock={lock} id={lockId} shown={isMarked(row, column, lock)} />}
      <FindingMark findings={findings} id={noteId} />
      {other && <span className={classes['person']}>{other.name}</span>}
    </td>
  )
}

/** Its mark stands once: in the cell whose field it is, or beside the row's number. The room's is in its head. */
const isMarked = (row: ActivityRow, column: Column, { target }: Lock): boolean => {
  if (target.kind === 'area') return target.box !== null && column === 'no'
  if (target.kind === 'field') return column !== 'no'
  if (column === 'milestone') return row.first && target.id === row.milestone?.id
  return column === 'no' && target.id === row.id
}
