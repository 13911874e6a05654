import { useCallback, useEffect, useRef, useState } from 'react'
import type { ListRow } from './listRows.ts'
import { useBoardSelection } from './useBoardSelection.ts'

export type ChooseMode = 'only' | 'extend' | 'toggle' | 'move'

export interface ListSelection {
  /** The row that is in the order of Tab; null in an empty list. */
  active: string | null
  /** Ids of the cards that are selected, here and on the canvas. */
  selected: ReadonlySet<string>
  /** Goes to a row and takes the focus along once it is drawn. */
  choose: (id: string, mode: ChooseMode) => void
  /** Shows and selects a card, also one made a moment ago; the focus stays where it is. */
  reveal: (id: string) => void
  /** Shows a row; the focus and what is selected stay. */
  see: (id: string) => void
  selectAll: () => void
  clear: () => void
  /** The row that was asked for last: it is to be seen, and to have the focus. A new object each time. */
  wanted: WantedRow | null
}

export interface WantedRow {
  id: string
  focus: boolean
}

/** Cards, and what is drawn one by one. */
const cardIds = (rows: readonly ListRow[]) =>
  rows.flatMap((row) =>
    row.type === 'card' || (row.type === 'item' && row.item.item !== null) ? [row.id] : [],
  )

/** The row itself while it is there; once it has gone, the one that came to stand where it stood. */
const heldRow = (rows: readonly ListRow[], before: readonly ListRow[], id: string | null): string | null => {
  if (id !== null && rows.some((row) => row.id === id)) return id
  const was = id === null ? -1 : before.findIndex((row) => row.id === id)
  if (was < 0) return id ?? rows[0]?.id ?? null
  return rows[Math.min(was, rows.length - 1)]?.id ?? null
}

/** Active row and selected cards of a list, in step with the canvas beside it. */
export const useListSelection = (board: string, rows: readonly ListRow[]): ListSelection => {
  const [selection, store] = useBoardSelection(board)
  const [active, setActive] = useState<string | null>(selection.ids.at(-1) ?? null)
  const [before, setBefore] = useState(rows)
  const [seen, setSeen] = useState(selection)
  const anchor = useRef<string | null>(null)
  const [wanted, setWanted] = useState<WantedRow | null>(null)
  const latest = useRef(rows)

  const held = heldRow(rows, before, active)
  if (rows !== before) {
    setBefore(rows)
    if (held !== active) setActive(held)
  }
  const elsewhere = selection.by === 'list' ? null : (selection.ids.at(-1) ?? null)
  if (selection !== seen) {
    setSeen(selection)
    // Selected elsewhere: shown here, while the focus stays where it is; an address leads to its card.
    if (elsewhere !== null) {
      setActive(elsewhere)
      setWanted({ id: elsewhere, focus: selection.by === 'address' })
    }
  }
  useEffect(() => {
    latest.current = rows
  })

  const select = useCallback(
    (ids: readonly string[], reveal: string | null) => store.set({ ids, by: 'list', reveal }),
    [store],
  )
  const choose = useCallback(
    (id: string, mode: ChooseMode) => {
      setWanted({ id, focus: true })
      setActive(id)
      const next = nextIds(mode, id, store.get().ids, latest.current, anchor.current)
      if (next === null) return
      if (mode !== 'extend') anchor.current = id
      select(next, mode === 'only' ? id : null)
    },
    [store, select],
  )
  return {
    // One that is not listed (folded away, not found) must not take the list out of the order of Tab.
    active: rows.some((row) => row.id === held) ? held : (rows[0]?.id ?? null),
    selected: new Set(selection.ids),
    choose,
    reveal: (id) => {
      setActive(id)
      setWanted({ id, focus: false })
      select([id], id)
    },
    see: (id) => {
      setActive(id)
      setWanted({ id, focus: false })
    },
    selectAll: () => select(cardIds(rows), null),
    clear: () => select([], null),
    wanted,
  }
}

/** What is selected once a row is chosen so; null where that stays as it is. */
const nextIds = (
  mode: ChooseMode,
  id: string,
  ids: readonly string[],
  rows: readonly ListRow[],
  anchor: string | null,
): readonly string[] | null => {
  if (mode === 'extend') return between(rows, anchor ?? id, id)
  if (mode === 'move' || !cardIds(rows).includes(id)) return null
  if (mode === 'only') return [id]
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]
}

/** The cards from one row to another, both included. */
const between = (rows: readonly ListRow[], from: string, to: string): string[] => {
  const ends = [from, to].map((id) => rows.findIndex((row) => row.id === id)).toSorted((a, b) => a - b)
  const [first = 0, last = 0] = ends
  return cardIds(rows.slice(Math.max(0, first), last + 1))
}
