/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a table laid out as a CSS grid keeps its roles in every browser only when they are written */
import { memo } from 'react'
import { cellName } from './cellName.ts'
import { GridCell } from './GridCell.tsx'
import type { Column } from './gridColumns.ts'
import { useGrid } from './gridContext.ts'
import { GroupHeader } from './GroupHeader.tsx'
import classes from './PlanGrid.module.css'
import { isGroup, type GroupRow, type PlanRow } from './planRows.ts'
import type { StandsInRow } from './table/othersStand.ts'

interface Props {
  row: PlanRow
  index: number
  level: number
  /** Its distance from the top of the table, in pixels. */
  start: number
  measure: (element: HTMLElement | null) => void
  expanded: boolean
  /** The active column, or null where another row is active. */
  column: Column | null
  typed: string | null | undefined
  /** The first and the last selected column; -1 where none is. */
  from: number
  to: number
  /** The selection ends in this row: what fills from it is here. */
  isLast: boolean
  /** The handle is being drawn over this row. */
  isFilled: boolean
  /** Where others stand in it. */
  stands: StandsInRow | undefined
}

/** A row of the table: a header over all columns, or an activity's cells. */
export const GridRow = memo((props: Props) => {
  const { row, index, start, measure, expanded, column, typed, from, to } = props
  const { columns } = useGrid()
  const header = isGroup(row)
  return (
    <tr
      ref={measure}
      role="row"
      aria-rowindex={index + 2}
      aria-level={props.level}
      aria-expanded={header ? expanded : undefined}
      data-index={index}
      data-row={row.id}
      data-kind={row.kind}
      data-raised={typed !== undefined || undefined}
      className={classes['row']}
      style={{ transform: `translateY(${start}px)` }}
    >
      {header ? (
        <GroupCell row={row} expanded={expanded} active={column !== null} typed={typed} />
      ) : (
        columns.map((one, at) => (
          <GridCell
            key={one}
            row={row}
            column={one}
            at={at}
            active={one === column}
            typed={one === column ? typed : undefined}
            selected={from >= 0 && at >= from && at <= to}
            filled={props.isFilled && from >= 0 && at >= from && at <= to}
            handle={props.isLast && at === to}
            stands={props.stands?.[one]}
          />
        ))
      )}
    </tr>
  )
})

const GroupCell = (props: {
  row: GroupRow
  expanded: boolean
  active: boolean
  typed: string | null | undefined
}) => {
  const grid = useGrid()
  const { row, active, typed } = props
  const place = { rowId: row.id, column: 'text' as const }
  const lock = row.kind === 'initiative' ? grid.lockOf(row.id, 'title') : null
  return (
    <td
      role="gridcell"
      colSpan={grid.columns.length}
      aria-colindex={1}
      aria-colspan={grid.columns.length}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- it is supported: WAI-ARIA 1.2, 5.3.14
      aria-readonly={!grid.canEdit || row.kind !== 'initiative' || (lock !== null && grid.lockStops)}
      tabIndex={active && typed === undefined ? 0 : -1}
      data-cell={cellName(row.id, 'text')}
      data-active={active || undefined}
      data-room={row.kind === 'room' || undefined}
      className={classes['group']}
      onMouseDown={(event) => typed === undefined && !event.shiftKey && grid.activate(place)}
      onDoubleClick={() => typed === undefined && grid.edit(place, null)}
      onFocus={() => !active && grid.activate(place)}
    >
      <GroupHeader row={row} expanded={props.expanded} typed={typed} inList={false} />
    </td>
  )
}
