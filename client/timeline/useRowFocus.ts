import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { headHeight, rowHeight } from './layout.ts'
import type { Line } from './timelineRows.ts'

interface Options {
  scroller: RefObject<HTMLDivElement | null>
  lines: readonly Line[]
  places: ReadonlyMap<string, number>
  namesWidth: number
  /** Left and right edge of a row's bar on the calendar, where it has one. */
  barOf: (line: Line) => { x: number; w: number } | null
}

export interface RowFocus {
  active: Line | null
  /** Makes a row the one that Tab leads to. */
  activate: (id: string) => void
  /** The same, with the focus, and the row and its bar in view. */
  go: (id: string) => void
}

/** Which row has the focus, or gets it from Tab; the first where that one is gone. */
export const useRowFocus = ({ scroller, lines, places, namesWidth, barOf }: Options): RowFocus => {
  const [activeId, setActiveId] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const at = activeId === null ? undefined : places.get(activeId)
  const active = (at === undefined ? lines[0] : lines[at]) ?? null

  const go = useCallback(
    (id: string) => {
      const box = scroller.current
      const row = places.get(id)
      const line = row === undefined ? undefined : lines[row]
      if (!box || row === undefined || !line) return
      const top = row * rowHeight()
      const height = box.clientHeight - headHeight()
      if (top < box.scrollTop) box.scrollTo({ top })
      else if (top + rowHeight() > box.scrollTop + height) box.scrollTo({ top: top + rowHeight() - height })
      const bar = barOf(line)
      const width = box.clientWidth - namesWidth
      if (bar && (bar.x + bar.w < box.scrollLeft || bar.x > box.scrollLeft + width - 40))
        box.scrollTo({ left: Math.max(0, bar.x - width / 4) })
      wanted.current = id
      setActiveId(id)
    },
    [scroller, places, lines, namesWidth, barOf],
  )
  useLayoutEffect(() => {
    const id = wanted.current
    if (id === null) return
    const row = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])].find(
      ({ dataset }) => dataset['line'] === id,
    )
    if (!row) return
    wanted.current = null
    row.focus({ preventScroll: true })
  })
  return { active, activate: setActiveId, go }
}
