/* oxlint-disable jsx-a11y/no-noninteractive-element-to-interactive-role -- a table laid out as blocks keeps its roles in every browser only when they are written */
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, type KeyboardEvent, type MouseEvent, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { CardRow } from './CardRow.tsx'
import type { RowPlace } from './rowFrame.ts'
import { GroupRowView } from './GroupRowView.tsx'
import classes from './ListGrid.module.css'
import { ItemRowView } from './ItemRowView.tsx'
import { groupOfRow, type CardRowItem, type ListRow } from './listRows.ts'
import type { ShownCard } from './shownCard.ts'
import type { ListSelection } from './useListSelection.ts'
import type { WordsDone } from './WordsField.tsx'
import type { ItemDone } from './WordsInput.tsx'

interface Props {
  label: string
  rows: readonly ListRow[]
  /** What is searched for: what another search finds is read from its beginning. */
  query: string
  shown: (row: CardRowItem) => ShownCard | null
  lockOfGroup: (groupId: string) => string
  selection: ListSelection
  /** The card whose words are written here. */
  editing: string | null
  canEdit: boolean
  onKeyDown: (event: KeyboardEvent) => void
  onPress: (id: string, event: MouseEvent) => void
  onOpen: (id: string) => void
  onDone: WordsDone
  writerOf: (id: string) => string
  onItemDone: ItemDone
}

/** So many rows are all drawn, and can be found and read without moving; of more, those that are seen. */
const ALL_DRAWN = 400

/** The cards of a board as a tree of rows: one of them in the order of Tab, the others by the arrow keys. */
export const ListGrid = (props: Props) => {
  const { rows, selection } = props
  const { t } = useTranslation('list')
  const help = useId()
  const box = useRef<HTMLDivElement>(null)
  const all = rows.length <= ALL_DRAWN
  const active = Math.max(
    0,
    rows.findIndex((row) => row.id === selection.active),
  )
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises it here
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (rows[index]?.type === 'group' ? 38 : 96),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    rangeExtractor: (range: Range) =>
      all
        ? rows.map((_, index) => index)
        : [...new Set([...defaultRangeExtractor(range), active])]
            .filter((index) => index < rows.length)
            .toSorted((a, b) => a - b),
  })
  const { wanted } = selection
  useEffect(() => {
    if (box.current) box.current.scrollTop = 0
  }, [props.query])
  const arrived = useRef(wanted)
  // A row far away is drawn only after it was scrolled to: the focus follows once it is there.
  useEffect(() => {
    if (!wanted || arrived.current === wanted) return
    const index = rows.findIndex((row) => row.id === wanted.id)
    const row = box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(wanted.id)}"]`)
    if (index < 0) return
    if (!row) return virtualizer.scrollToIndex(index)
    arrived.current = wanted
    row.scrollIntoView({ block: 'nearest' })
    if (wanted.focus && !row.contains(document.activeElement)) row.focus({ preventScroll: true })
  })
  const focused = useRef<string | null>(null)
  // A row that goes takes the focus with it: it goes on to the one that stands there now.
  useEffect(() => {
    const lost = focused.current !== null && !rows.some((row) => row.id === focused.current)
    if (!lost || selection.active === null || document.activeElement !== document.body) return
    box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(selection.active)}"]`)?.focus()
  })
  return (
    <div ref={box} className={classes['box']}>
      <p id={help} className="visually-hidden">
        {t(props.canEdit ? 'help' : 'helpReadOnly')}
      </p>
      <table
        role="treegrid"
        aria-label={props.label}
        aria-describedby={help}
        aria-multiselectable
        aria-readonly={!props.canEdit}
        aria-rowcount={rows.length}
        aria-colcount={1}
        className={classes['grid']}
        onKeyDown={props.onKeyDown}
        onFocus={(event) => {
          focused.current = rowOf(event)
        }}
        onClick={(event) => {
          const id = rowOf(event)
          if (id !== null) props.onPress(id, event)
        }}
        onDoubleClick={(event) => {
          const id = rowOf(event)
          if (id !== null && id !== props.editing && rows.some((row) => row.type === 'card' && row.id === id))
            props.onOpen(id)
        }}
      >
        <tbody className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index]
            const place = { index: item.index, start: item.start, measure: virtualizer.measureElement }
            return row && <Row key={row.id} {...props} {...place} row={row} />
          })}
        </tbody>
      </table>
    </div>
  )
}

const rowOf = (event: SyntheticEvent): string | null =>
  event.target instanceof Element
    ? (event.target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null)
    : null

type Place = Pick<RowPlace, 'index' | 'start' | 'measure'>

const Row = ({ row, index, start, measure, selection, ...props }: Props & Place & { row: ListRow }) => {
  const place = { index, start, measure, at: row.at, of: row.of }
  const active = selection.active === row.id
  if (row.type === 'group')
    return <GroupRowView {...place} row={row} active={active} lock={props.lockOfGroup(groupOfRow(row))} />
  if (row.type === 'item')
    return (
      <ItemRowView
        {...place}
        item={row.item}
        active={active}
        selected={selection.selected.has(row.id)}
        editing={props.editing === row.id}
        writer={props.writerOf(row.id)}
        onDone={props.onItemDone}
      />
    )
  const card = props.shown(row)
  return (
    card && (
      <CardRow
        {...place}
        card={card}
        active={active}
        selected={selection.selected.has(row.id)}
        editing={props.editing === row.id}
        onDone={props.onDone}
      />
    )
  )
}
