/* oxlint-disable jsx-a11y/no-redundant-roles -- a table laid out as a CSS grid keeps its roles in every browser only when they are written */
import { memo, useId, type CSSProperties, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { lockText } from '#client/plan/lockText.ts'
import type { Lock } from '#shared/plan/locks.ts'
import type { PresenceSeat } from '#shared/wire/presence.ts'
import { CellContent } from './CellContent.tsx'
import { cellFindings, cellLock, otherInCell } from './cellFacts.ts'
import { cellName } from './cellName.ts'
import { CellEditor } from './CellEditor.tsx'
import classes from './cells.module.css'
import { FindingMark } from './FindingMark.tsx'
import { cellTarget, type Column } from './gridColumns.ts'
import { useGrid, type Grid } from './gridContext.ts'
import { LockMark } from './LockMark.tsx'
import type { ActivityRow } from './planRows.ts'

export interface CellProps {
  row: ActivityRow
  column: Column
  /** Which of the shown columns it is, from 0. */
  at: number
  active: boolean
  /** The letter that began the edit, or null with none; undefined while the cell is not edited. */
  typed: string | null | undefined
  selected: boolean
  /** It would be filled if the handle were let go now. */
  filled: boolean
  /** The handle that fills is in its corner. */
  handle: boolean
  /** Who else stands in it. */
  stands: PresenceSeat | undefined
}

const outlineOf = (color: string): CSSProperties => ({ '--person': color }) as CSSProperties

const press = (grid: Grid, event: MouseEvent, place: { rowId: string; column: Column }) => {
  if (event.button !== 0) return
  if (event.shiftKey) event.preventDefault()
  if (place.column === 'no') grid.selectRow(place, event.shiftKey)
  else if (event.shiftKey) grid.extendTo(place)
  else grid.activate(place)
}

/** One cell of the 3-feet table: read, or written in; with what the rules say and who else is here. */
export const GridCell = memo((props: CellProps) => {
  const { row, column, active, typed, selected } = props
  const grid = useGrid()
  const { t } = useTranslation('plan')
  const noteId = useId()
  const lockId = useId()
  const findings = cellFindings(grid, row, column)
  const writer = otherInCell(grid, row, column)
  const other = writer ?? props.stands
  const lock = cellLock(grid, row, column)
  const closed = lock !== null && grid.lockStops
  const described = [findings.length > 0 && noteId, lock && lockId].filter(Boolean).join(' ')
  const place = { rowId: row.id, column }
  const editing = typed !== undefined
  return (
    <td
      role="gridcell"
      aria-colindex={props.at + 1}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- it is supported: WAI-ARIA 1.2, 5.3.14
      aria-readonly={!grid.canEdit || closed || cellTarget(row, column) === null}
      aria-selected={selected || active}
      aria-describedby={described || undefined}
      title={lock ? lockText(t, lock) : undefined}
      tabIndex={active && !editing ? 0 : -1}
      data-cell={cellName(row.id, column)}
      data-column={column}
      data-locked={closed || undefined}
      data-first={row.first || undefined}
      data-active={active || undefined}
      data-selected={selected || undefined}
      data-filled={props.filled || undefined}
      data-editing={editing || undefined}
      data-other={writer ? true : undefined}
      data-stands={!writer && props.stands ? true : undefined}
      style={other && outlineOf(other.color)}
      className={classes['cell']}
      onMouseDown={(event) => !editing && press(grid, event, place)}
      onMouseEnter={(event) => event.buttons === 1 && grid.dragOver(place)}
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
      {props.handle && !editing && grid.canEdit && (
        <span
          className={classes['handle']}
          data-fill-handle
          aria-hidden
          title={t('fillHandle', { ns: 'table' })}
          onMouseDown={(event) => {
            event.preventDefault()
            event.stopPropagation()
            if (event.button === 0) grid.beginFill()
          }}
        />
      )}
    </td>
  )
})

/** Its mark stands once: in the cell whose field it is, or beside the row's number. The room's is in its head. */
const isMarked = (row: ActivityRow, column: Column, { target }: Lock): boolean => {
  if (target.kind === 'area') return target.box !== null && column === 'no'
  if (target.kind === 'field') return column !== 'no'
  if (column === 'milestone') return row.first && target.id === row.milestone?.id
  return column === 'no' && target.id === row.id
}
