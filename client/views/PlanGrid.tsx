/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- a table laid out as a CSS grid keeps its roles in every browser only when they are written */
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { COLUMNS } from './gridColumns.ts'
import { GridContext } from './gridContext.ts'
import { GridRow } from './GridRow.tsx'
import classes from './PlanGrid.module.css'
import { useFocusFollows } from './useFocusFollows.ts'
import { useGridKeys } from './useGridKeys.ts'
import { usePlanGrid, type PlanViewProps } from './usePlanGrid.ts'
import { usePlanPresence } from './usePlanPresence.ts'

const ROW_HEIGHT = 40
const OVERSCAN = 8
/** The titles stay above the rows, which makes the view this much shorter. */
const HEAD_HEIGHT = 60

/** The 3-feet table: only the rows in view are drawn, and the one with the focus. */
export const PlanGrid = (props: PlanViewProps) => {
  const { t } = useTranslation('plan')
  const { titles, rows, selection: focus } = props
  const box = useRef<HTMLDivElement>(null)
  const activeIndex = useRef(0)
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises it here
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: OVERSCAN,
    scrollPaddingEnd: HEAD_HEIGHT,
    rangeExtractor: (range: Range) =>
      [...new Set([...defaultRangeExtractor(range), activeIndex.current])]
        .filter((index) => index < rows.length)
        .toSorted((a, b) => a - b),
  })
  useFocusFollows(focus, rows, box, (index) => virtualizer.scrollToIndex(index))
  activeIndex.current = Math.max(
    0,
    rows.findIndex((row) => row.id === focus.place?.rowId),
  )
  const grid = usePlanGrid(props)
  const onKeyDown = useGridKeys(props)
  usePlanPresence(rows, focus.place, focus.typed !== undefined)

  return (
    <GridContext value={grid}>
      <div ref={box} className={classes['box']}>
        <table
          role="treegrid"
          aria-label={t('table.label')}
          aria-rowcount={rows.length + 1}
          aria-colcount={COLUMNS.length}
          aria-readonly={!grid.canEdit}
          className={classes['table']}
          onKeyDown={onKeyDown}
        >
          <thead className={classes['headGroup']}>
            <tr role="row" aria-rowindex={1} className={classes['head']}>
              {titles.map((title, index) => (
                <th
                  key={COLUMNS[index]}
                  role="columnheader"
                  aria-colindex={index + 1}
                  className={classes['title']}
                >
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const row = rows[item.index]
              return (
                row && (
                  <GridRow
                    key={row.id}
                    row={row}
                    index={item.index}
                    start={item.start}
                    measure={virtualizer.measureElement}
                    expanded={!props.closed.has(row.id)}
                    column={focus.place?.rowId === row.id ? focus.place.column : null}
                    typed={focus.place?.rowId === row.id ? focus.typed : undefined}
                  />
                )
              )
            })}
          </tbody>
        </table>
      </div>
    </GridContext>
  )
}
