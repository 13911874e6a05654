import { useCallback, useRef, useState } from 'react'
import { heldPlace, type Place } from './gridPlace.ts'
import type { PlanRow } from './planRows.ts'

export interface PlanSelection {
  place: Place | null
  /** The row of the place. */
  row: PlanRow | null
  /** The letter that began the edit, or null with none; undefined while nothing is edited. */
  typed: string | null | undefined
  /** Makes a cell the active one, as a click does, which moves the focus by itself. */
  activate: (place: Place) => void
  /** Moves there and takes the focus along, once the row is drawn. */
  goTo: (place: Place) => void
  edit: (place: Place, typed: string | null) => void
  /** Where the focus is to go, until it has arrived. */
  wanted: () => Place | null
  arrived: () => void
}

/** The one cell of the plan that is active, also when its row goes away or others come before it. */
export const usePlanSelection = (rows: readonly PlanRow[]): PlanSelection => {
  const [place, setPlace] = useState<Place | null>(null)
  const [typed, setTyped] = useState<string | null | undefined>(undefined)
  const [before, setBefore] = useState(rows)
  const wanted = useRef<Place | null>(null)
  const held = heldPlace(rows, before, place)
  if (rows !== before) {
    setBefore(rows)
    if (place && held !== place) {
      setPlace(held)
      setTyped(undefined)
    }
  }
  const activate = useCallback((next: Place) => {
    setPlace(next)
    setTyped(undefined)
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
  }, [])
  const row = rows.find((one) => one.id === held?.rowId) ?? null
  const asked = useCallback(() => wanted.current, [])
  const arrived = useCallback(() => {
    wanted.current = null
  }, [])
  return { place: held, row, typed, activate, goTo, edit, wanted: asked, arrived }
}
