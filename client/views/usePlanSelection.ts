import { useCallback, useMemo, useRef, useState } from 'react'
import { COLUMNS, type Column } from './gridColumns.ts'
import { heldPlace, type Place } from './gridPlace.ts'
import type { PlanRow } from './planRows.ts'
import type { Extent } from './table/cellRange.ts'

export interface PlanSelection {
  place: Place | null
  /** The row of the place. */
  row: PlanRow | null
  /** The letter that began the edit, or null with none; undefined while nothing is edited. */
  typed: string | null | undefined
  /** How far the selection reaches beyond the active cell; null where it does not. */
  extent: Extent | null
  /** Makes a cell the active one, as a click does, which moves the focus by itself. */
  activate: (place: Place) => void
  /** Moves there and takes the focus along, once the row is drawn. */
  goTo: (place: Place) => void
  edit: (place: Place, typed: string | null) => void
  /** Selects up to there; the active cell stays. */
  extendTo: (extent: Extent | null) => void
  /** Where the focus is to go, until it has arrived. */
  wanted: () => Place | null
  arrived: () => void
  /** Where a row stands among those that are shown, or -1. */
  indexOf: (rowId: string) => number
  /** Somebody has gone to a cell; until then the active one is only where Tab would lead. */
  stood: boolean
}

/** The one cell of the plan that is active, also when its row goes away or others come before it. */
export const usePlanSelection = (
  rows: readonly PlanRow[],
  columns: readonly Column[] = COLUMNS,
): PlanSelection => {
  const [place, setPlace] = useState<Place | null>(null)
  const [typed, setTyped] = useState<string | null | undefined>(undefined)
  const [extent, setExtent] = useState<Extent | null>(null)
  const [before, setBefore] = useState(rows)
  const wanted = useRef<Place | null>(null)
  const stood = rows === before ? (place ?? firstPlace(rows)) : heldPlace(rows, before, place)
  const held = stood && !columns.includes(stood.column) ? { ...stood, column: 'text' as const } : stood
  if (rows !== before) {
    setBefore(rows)
    if (place && stood !== place) {
      setPlace(stood)
      setTyped(undefined)
      setExtent(null)
    }
  }
  const activate = useCallback((next: Place) => {
    setPlace(next)
    setTyped(undefined)
    setExtent(null)
  }, [])
  const goTo = useCallback(
    (next: Place) => {
      wanted.current = next
      activate({ ...next })
    },
    [activate],
  )
  const edit = useCallback((next: Place, letter: string | null) => {
    wanted.current = next
    setPlace({ ...next })
    setTyped(letter)
    setExtent(null)
  }, [])
  const places = useMemo(() => new Map(rows.map((row, index) => [row.id, index])), [rows])
  const indexOf = useCallback((rowId: string) => places.get(rowId) ?? -1, [places])
  const row = rows[held ? indexOf(held.rowId) : -1] ?? null
  const asked = useCallback(() => wanted.current, [])
  const arrived = useCallback(() => {
    wanted.current = null
  }, [])
  return {
    place: held,
    row,
    typed,
    extent,
    activate,
    goTo,
    edit,
    extendTo: setExtent,
    wanted: asked,
    arrived,
    indexOf,
    stood: place !== null,
  }
}

const firstPlace = ([first]: readonly PlanRow[]): Place | null =>
  first ? { rowId: first.id, column: 'text' } : null
