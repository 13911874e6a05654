/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- a table laid out as a CSS grid keeps its roles in every browser only when they are written */
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from './gridColumns.ts'
import { FactsContext, GridContext } from './gridContext.ts'
import { GridHead } from './GridHead.tsx'
import { GridRow } from './GridRow.tsx'
import classes from './PlanGrid.module.css'
import { levelOf } from './table/arrangeRows.ts'
import { columnWidths } from './table/columnWidths.ts'
import { useOthersStand } from './table/othersStand.ts'
import { useClipboard } from './table/useClipboard.ts'
import { useDrag } from './table/useDrag.ts'
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
  const { rows, columns, selection: focus, range, sort } = props
  const box = useRef<HTMLDivElement>(null)
  const activeIndex = useRef(0)
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises it here
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: useCallback(() => ROW_HEIGHT, []),
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    overscan: OVERSCAN,
    scrollPaddingEnd: HEAD_HEIGHT,
    rangeExtractor: (shown: Range) =>
      [...new Set([...defaultRangeExtractor(shown), activeIndex.current])]
        .filter((index) => index < rows.length)
        .toSorted((a, b) => a - b),
  })
  useFocusFollows(focus, rows, box, (index) => virtualizer.scrollToIndex(index))
  activeIndex.current = Math.max(0, focus.place ? focus.indexOf(focus.place.rowId) : 0)
  const drag = useDrag(props, box)
  const grid = usePlanGrid(props, drag)
  const onKeyDown = useGridKeys(props, {
    toHead: (column) => box.current?.querySelector<HTMLElement>(`[data-sort="${column}"]`)?.focus(),
    show: (index) => virtualizer.scrollToIndex(index),
  })
  const clipboard = useClipboard(props)
  // Other rows, or another order, are looked at from their beginning.
  useEffect(() => {
    if (box.current) box.current.scrollTop = 0
  }, [sort, props.grouping, props.filter])
  const stands = useOthersStand()
  usePlanPresence(focus, focus.typed !== undefined)
  const { goTo, place } = focus
  const rowId = place?.rowId
  const leave = useCallback((column: Column) => void (rowId && goTo({ rowId, column })), [goTo, rowId])

  return (
    <GridContext value={grid}>
      <FactsContext value={props.facts}>
        <div ref={box} className={classes['box']} style={columnWidths(columns) as CSSProperties}>
          <table
            role="treegrid"
            aria-label={t('table.label')}
            aria-rowcount={rows.length + 1}
            aria-colcount={columns.length}
            aria-multiselectable
            aria-readonly={!grid.canEdit}
            className={classes['table']}
            onKeyDown={onKeyDown}
            onMouseDown={drag.begin}
            {...clipboard}
          >
            <GridHead
              columns={columns}
              titleOf={props.titleOf}
              sort={sort}
              sortBy={props.sortBy}
              leave={leave}
            />
            <tbody className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
              {virtualizer.getVirtualItems().map((item) => {
                const row = rows[item.index]
                if (!row) return null
                const here = place?.rowId === row.id
                const within = range && item.index >= range.top && item.index <= range.bottom
                const filled =
                  drag.fill !== null && item.index > drag.fill.bottom && item.index <= drag.fill.to
                return (
                  <GridRow
                    key={row.id}
                    row={row}
                    index={item.index}
                    level={levelOf(row, props.hasRooms, props.grouping)}
                    start={item.start}
                    measure={virtualizer.measureElement}
                    expanded={!props.closed.has(row.id)}
                    column={here ? place.column : null}
                    typed={here ? focus.typed : undefined}
                    from={(within && focus.extent) || filled ? (range?.left ?? -1) : -1}
                    to={within || filled ? (range?.right ?? -1) : -1}
                    isLast={range?.bottom === item.index}
                    isFilled={filled}
                    stands={stands.get(row.id)}
                  />
                )
              })}
            </tbody>
          </table>
        </div>
      </FactsContext>
    </GridContext>
  )
}
