import { Checkbox } from '@mantine/core'
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { labDate } from '#shared/exchange/planDates.ts'
import { isRejection, stateOf, type Item } from '#shared/exchange/reading.ts'
import { Tag } from '#client/ui/Tag.tsx'
import classes from './Exchange.module.css'
import type { Importing } from './useImport.ts'

const ROW_HEIGHT = 52

const canBeTaken = ({ mayLeave }: Importing, item: Item): boolean =>
  mayLeave(item) && !item.notes.some(isRejection)

const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, PageUp: -8, PageDown: 8 }

/** Which row Tab leads to: one stop for all of them, and arrows go from row to row. */
const useRowStop = (items: readonly Item[], importing: Importing) => {
  const stops = items.flatMap((item, index) => (canBeTaken(importing, item) ? [index] : []))
  const [chosen, setChosen] = useState(0)
  const wanted = useRef(false)
  const at = Math.max(0, Math.min(chosen, stops.length - 1))
  const go = (event: KeyboardEvent) => {
    const step = { ...STEPS, Home: -stops.length, End: stops.length }[event.key]
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    wanted.current = true
    setChosen(Math.max(0, Math.min(stops.length - 1, at + step)))
  }
  return { index: stops[at] ?? 0, wanted, go, stopAt: (index: number) => setChosen(stops.indexOf(index)) }
}

/** Rows of a file; of thousands only those in view are drawn. */
export const RowList = ({ items, importing }: { items: readonly Item[]; importing: Importing }) => {
  const { t } = useTranslation('exchange')
  const box = useRef<HTMLDivElement>(null)
  const stop = useRowStop(items, importing)
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises it here
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => items[index]?.row ?? index,
    overscan: 6,
    rangeExtractor: (shown: Range) =>
      [...new Set([...defaultRangeExtractor(shown), stop.index])]
        .filter((index) => index < items.length)
        .toSorted((a, b) => a - b),
  })
  const { wanted, index: stopIndex } = stop
  useEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    virtual.scrollToIndex(stopIndex)
    box.current
      ?.querySelector<HTMLElement>(`[data-index="${stopIndex}"] input`)
      ?.focus({ preventScroll: true })
  }, [wanted, stopIndex, virtual])
  return (
    <section ref={box} className={classes['list']} aria-label={t('rows.label')}>
      <ul className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index]
          return item ? (
            <li
              key={key}
              ref={virtual.measureElement}
              className={classes['row']}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              data-index={index}
              data-kind={item.kind}
              data-fate={importing.fateOf(item)}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row
                item={item}
                importing={importing}
                isStop={index === stopIndex}
                stopHere={() => stop.stopAt(index)}
                go={stop.go}
              />
            </li>
          ) : null
        })}
      </ul>
    </section>
  )
}

const dateText = (value: unknown): string => (typeof value === 'string' ? labDate(value) : '')

interface RowProps {
  item: Item
  importing: Importing
  isStop: boolean
  stopHere: () => void
  go: (event: KeyboardEvent) => void
}

const Row = ({ item, importing, isStop, stopHere, go }: RowProps) => {
  const { t } = useTranslation('exchange')
  const { kind, values, row } = item
  const fate = importing.fateOf(item)
  const words = {
    activity: values['text'],
    milestone: item.milestone?.title,
    initiative: item.initiative?.title,
  }
  const [start, end] =
    kind === 'activity' ? ['plannedStart', 'plannedEnd'] : ['start', kind === 'milestone' ? 'due' : 'end']
  const endKind = values['endKind']
  return (
    <>
      <span>
        {importing.mayLeave(item) && (
          <Checkbox
            size="xs"
            aria-label={t('rows.take', { row })}
            checked={fate !== 'leftOut'}
            disabled={!canBeTaken(importing, item)}
            tabIndex={isStop ? 0 : -1}
            onFocus={stopHere}
            onKeyDown={go}
            onChange={(event) => importing.leave([row], !event.currentTarget.checked)}
          />
        )}
      </span>
      <span className={classes['number']}>{row}</span>
      <div className={classes['words']}>
        <span className={classes['clamp']}>
          {kind !== 'activity' && `${t(`kind.${kind}`)}: `}
          {String(words[kind] ?? '')}
        </span>
        <Notes item={item} />
      </div>
      <span data-cell="owners" className={classes['words']}>
        {kind === 'activity' && ownersText(item, importing)}
      </span>
      <span data-cell="start" className={classes['date']}>
        {dateText(values[start ?? ''])}
      </span>
      <span data-cell="end" className={classes['date']}>
        {endKind === 'ongoing' || endKind === 'notKnown' ? t(`end.${endKind}`) : dateText(values[end ?? ''])}
      </span>
      <span>
        <Tag
          text={t(`fate.${fate}`)}
          tone={fate === 'leftOut' ? 'bad' : fate === 'unchanged' ? 'plain' : 'good'}
        />
      </span>
    </>
  )
}

const ownersText = ({ owners }: Item, { plan, answers }: Importing): string =>
  owners
    .flatMap((part) => {
      if ('name' in part) return (answers.owners.get(part.name)?.kind ?? 'open') === 'open' ? [] : [part.name]
      const known = plan.organisations.get(part.id)
      return known ? [known.acronym || known.name] : []
    })
    .join(', ')

const Notes = ({ item }: { item: Item }) => {
  const { t } = useTranslation('exchange')
  if (item.notes.length === 0) return null
  return (
    <ul className={classes['notes']} data-state={stateOf(item.notes)}>
      {item.notes.map((note, at) => (
        <li key={at}>{t(`note.${note.code}`, { text: note.text })}</li>
      ))}
    </ul>
  )
}
