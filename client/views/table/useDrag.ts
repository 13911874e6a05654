import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Place } from '../gridPlace.ts'
import type { PlanViewProps } from '../usePlanGrid.ts'
import { useLatest } from './useLatest.ts'

export interface Drag {
  /** A cell was pressed: going over others selects up to them. */
  begin: (event: { target: EventTarget }) => void
  over: (place: Place) => void
  beginFill: () => void
  /** Rows below the selection, up to an index, that are filled when the handle is let go. */
  fill: { bottom: number; to: number } | null
}

/** Pixels from the table's edge where a drag scrolls it, and how far. */
const EDGE = 36
const STEP = 14

/** Selecting and filling with a mouse; at the table's edge it scrolls along. */
export const useDrag = (props: PlanViewProps, box: RefObject<HTMLElement | null>): Drag => {
  const [fill, setFill] = useState<Drag['fill']>(null)
  const state = useRef<'select' | 'fill' | null>(null)
  const now = useLatest({ props, fill })
  useEffect(() => {
    const end = (event: MouseEvent) => {
      const { props: table, fill: filled } = now()
      if (state.current === 'fill' && filled && filled.to > filled.bottom)
        table.doings.fillTo(filled.to, event.ctrlKey || event.metaKey ? 1 : 0)
      state.current = null
      setFill(null)
    }
    const scroll = (event: MouseEvent) => {
      if (!state.current || !box.current) return
      const { top, bottom } = box.current.getBoundingClientRect()
      if (event.clientY > bottom - EDGE) box.current.scrollBy(0, STEP)
      else if (event.clientY < top + 2 * EDGE) box.current.scrollBy(0, -STEP)
    }
    window.addEventListener('mouseup', end)
    window.addEventListener('mousemove', scroll)
    return () => {
      window.removeEventListener('mouseup', end)
      window.removeEventListener('mousemove', scroll)
    }
  }, [box, now])
  return {
    fill,
    begin: ({ target }) => {
      const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null
      if (cell && !cell.hasAttribute('data-editing')) state.current = 'select'
    },
    over: (place) => {
      const { selection, range } = now().props
      if (state.current === 'select')
        selection.extendTo({ head: place, across: selection.extent?.across === 'rows' ? 'rows' : 'cells' })
      else if (state.current === 'fill' && range)
        setFill({ bottom: range.bottom, to: selection.indexOf(place.rowId) })
    },
    beginFill: () => {
      state.current = 'fill'
    },
  }
}
