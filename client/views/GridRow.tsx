/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a table laid out as a CSS grid keeps its roles in every browser only when they are written */
import { memo } from 'react'
import { cellName } from './cellName.ts'
import { GridCell } from './GridCell.tsx'
import { COLUMNS, type Column } from './gridColumns.ts'
import { useGrid } from './gridContext.ts'
import { GroupHeader } from './GroupHeader.tsx'
import classes from './PlanGrid.module.css'
import { isGroup, type GroupRow, type PlanRow } from './planRows.ts'

interface Props {
  row: PlanRow
  index: number
  /** Its distance from the top of the table, in pixels. */
  start: number
  measure: (element: HTMLElement | null) => void
  expanded: boolean
  /** The active column, or null where another row is active. */
  column: Column | null
  typed: string | null | undefined
}

/** A row of the table: an initiative's header over all columns, or an activity's seven cells. */
export const GridRow = memo(({ row, index, start, measure, expanded, column, typed }: Props) => (
  <tr
    ref={measure}
    role="row"
    aria-rowindex={index + 2}
    aria-level={isGroup(row) ? 1 : 2}
    aria-expanded={isGroup(row) ? expanded : undefined}
    data-index={index}
    data-row={row.id}
    data-kind={row.kind}
    data-raised={typed !== undefined || undefined}
    className={classes['row']}
    style={{ transform: `translateY(${start}px)` }}
  >
    {isGroup(row) ? (
      <GroupCell row={row} expanded={expanded} active={column !== null} typed={typed} />
    ) : (
      COLUMNS.map((one) => (
        <GridCell
          key={one}
          row={row}
          column={one}
          active={one === column}
          typed={one === column ? typed : undefined}
        />
      ))
    )}
  </tr>
))

const GroupCell = (props: {
  row: GroupRow
  expanded: boolean
  active: boolean
  typed: string | null | undefined
}) => {
  const grid = useGrid()
  const { row, active, typed } = props
  const place = { rowId: row.id, column: 'text' as const }
  const lock = grid.lockOf(row.id, 'title')
  return (
    <td
      role="gridcell"
      colSpan={COLUMNS.length}
      aria-colindex={1}
      aria-colspan={COLUMNS.length}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- it is supported: WAI-ARIA 1.2, 5.3.14
      aria-readonly={!grid.canEdit || row.kind === 'loose' || (lock !== null && grid.lockStops)}
      tabIndex={active && typed === undefined ? 0 : -1}
      data-cell={cellName(row.id, 'text')}
      data-active={active || undefined}
      className={classes['group']}
      onMouseDown={() => typed === undefined && grid.activate(place)}
      onDoubleClick={() => typed === undefined && grid.edit(place, null)}
      onFocus={() => !active && grid.activate(place)}
    >
      <GroupHeader row={row} expanded={props.expanded} typed={typed} inList={false} />
    </td>
  )
}
