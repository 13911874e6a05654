/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a table laid out as blocks keeps its roles in every browser only when they are written */
import { IconChevronDown, IconChevronRight, IconLock } from '@tabler/icons-react'
import { memo } from 'react'
import { rowFrame, type RowPlace } from './rowFrame.ts'
import type { GroupRow } from './listRows.ts'
import classes from './rows.module.css'

interface Props extends RowPlace {
  row: GroupRow
  active: boolean
  /** That it is locked, and by whom; empty where it is not. */
  lock: string
}

/** A kind or an area, with how many cards are in it. */
export const GroupRowView = memo(({ row, active, lock, ...place }: Props) => {
  const Icon = row.open ? IconChevronDown : IconChevronRight
  return (
    <tr
      {...rowFrame(place, { id: row.id, level: 1, active })}
      aria-expanded={row.open}
      aria-label={[`${row.title} (${row.count})`, lock].filter(Boolean).join('. ')}
      className={classes['group']}
    >
      <td role="gridcell" className={classes['groupCell']}>
        <Icon size={16} aria-hidden />
        <h2 className={classes['groupTitle']}>
          {row.title} <span className={classes['count']}>{row.count}</span>
        </h2>
        {lock !== '' && (
          <span className={classes['lock']} title={lock}>
            <IconLock size={14} aria-hidden />
          </span>
        )}
      </td>
    </tr>
  )
})
GroupRowView.displayName = 'GroupRowView'
