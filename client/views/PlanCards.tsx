import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CardField } from './CardField.tsx'
import { FactsContext, GridContext } from './gridContext.ts'
import { GroupHeader } from './GroupHeader.tsx'
import classes from './PlanCards.module.css'
import { isGroup, type ActivityRow } from './planRows.ts'
import { useFocusFollows } from './useFocusFollows.ts'
import { usePlanGrid, type PlanViewProps } from './usePlanGrid.ts'
import { usePlanPresence } from './usePlanPresence.ts'

const CARD_HEIGHT = 190

/** The 3-feet plan on a phone: a card a row, with the same editors. */
export const PlanCards = (props: PlanViewProps) => {
  const { t } = useTranslation('plan')
  const { rows, selection: focus } = props
  const box = useRef<HTMLDivElement>(null)
  const activeIndex = useRef(0)
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises it here
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (rows[index] && isGroup(rows[index]) ? 96 : CARD_HEIGHT),
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    overscan: 4,
    rangeExtractor: (range: Range) =>
      [...new Set([...defaultRangeExtractor(range), activeIndex.current])]
        .filter((index) => index < rows.length)
        .toSorted((a, b) => a - b),
  })
  useFocusFollows(focus, rows, box, (index) => virtualizer.scrollToIndex(index))
  activeIndex.current = Math.max(0, focus.place ? focus.indexOf(focus.place.rowId) : 0)
  const grid = usePlanGrid(props)
  usePlanPresence(focus, focus.typed !== undefined)
  return (
    <GridContext value={grid}>
      <FactsContext value={props.facts}>
        <div ref={box} className={classes['box']}>
          <ul
            aria-label={t('table.label')}
            className={classes['body']}
            style={{ height: virtualizer.getTotalSize() }}
          >
            {virtualizer.getVirtualItems().map((item) => {
              const row = rows[item.index]
              if (!row) return null
              const here = focus.place?.rowId === row.id ? focus.place : null
              return (
                <li
                  key={row.id}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  data-row={row.id}
                  className={classes['item']}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {isGroup(row) ? (
                    <div className={classes['group']}>
                      <GroupHeader
                        row={row}
                        expanded={!props.closed.has(row.id)}
                        typed={here ? focus.typed : undefined}
                        inList
                      />
                    </div>
                  ) : (
                    <ActivityCard
                      row={row}
                      column={here?.column ?? null}
                      typed={here ? focus.typed : undefined}
                    />
                  )}
                </li>
              )
            })}
          </ul>
        </div>
      </FactsContext>
    </GridContext>
  )
}

const FIELDS = ['text', 'responsible', 'start', 'end', 'weeks'] as const

const ActivityCard = (props: {
  row: ActivityRow
  column: string | null
  typed: string | null | undefined
}) => {
  const { row, column, typed } = props
  const typedIn = (one: string) => (one === column ? typed : undefined)
  return (
    <>
      {row.first && row.milestone && (
        <div className={classes['milestone']}>
          <CardField row={row} column="milestone" typed={typedIn('milestone')} />
        </div>
      )}
      {row.kind === 'activity' && (
        <article className={classes['card']}>
          <span className={classes['number']}>{row.number}</span>
          {FIELDS.map((one) => (
            <CardField key={one} row={row} column={one} typed={typedIn(one)} />
          ))}
        </article>
      )}
    </>
  )
}
