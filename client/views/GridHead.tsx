/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- a table laid out as a CSS grid keeps its roles in every browser only when they are written */
import { alongLines } from '#client/ui/pressedKey.ts'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { memo, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { COLUMNS, type Column } from './gridColumns.ts'
import classes from './PlanGrid.module.css'
import type { Sort } from './table/tableView.ts'

interface Props {
  columns: readonly Column[]
  titleOf: (column: Column) => string
  sort: Sort | null
  sortBy: (column: Column) => void
  /** Goes from a title down to the rows. */
  leave: (column: Column) => void
}

const direction = (sort: Sort | null, column: Column) =>
  sort?.column !== column ? 'none' : sort.descending ? 'descending' : 'ascending'

/** The titles of the columns; each sorts by it. Up from the first row leads here. */
export const GridHead = memo(({ columns, titleOf, sort, sortBy, leave }: Props) => {
  const { t } = useTranslation('table')
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, at: number) => {
    const column = columns[at]
    const beside = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: columns.length - 1 }[
      alongLines(event.key)
    ]
    const next = beside === undefined ? undefined : columns[beside]
    event.stopPropagation()
    if (next) headOf(event.currentTarget, next)?.focus()
    else if ((event.key === 'ArrowDown' || event.key === 'Escape') && column) leave(column)
    else if (beside === undefined) return
    event.preventDefault()
  }
  return (
    <thead className={classes['headGroup']}>
      <tr role="row" aria-rowindex={1} className={classes['head']}>
        {columns.map((column, at) => {
          const sorted = direction(sort, column)
          const Arrow = sorted === 'descending' ? IconArrowDown : IconArrowUp
          return (
            <th
              key={column}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={sorted}
              data-column={column}
              data-more={at >= COLUMNS.length || undefined}
              className={classes['title']}
            >
              <button
                type="button"
                tabIndex={-1}
                data-sort={column}
                className={classes['sort']}
                title={t(`sortHint.${sorted}`)}
                onClick={() => sortBy(column)}
                onKeyDown={(event) => onKeyDown(event, at)}
              >
                {titleOf(column)}
                {sorted !== 'none' && <Arrow size={13} stroke={2.4} aria-hidden />}
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
})

const headOf = (within: HTMLElement, column: Column) =>
  within.closest('tr')?.querySelector<HTMLElement>(`[data-sort="${column}"]`)
