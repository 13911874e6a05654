import { useCallback, useLayoutEffect, useState, type RefObject } from 'react'
import { headHeight, sameWindow, windowOf, type Window } from './layout.ts'

const FIRST: Window = { firstRow: 0, lastRow: 40, left: 0, right: 2_048 }

/** Which rows and which stretch of the calendar are drawn, and how wide the calendar's part of the view is. */
export const useWindow = (
  scroller: RefObject<HTMLDivElement | null>,
  rows: number,
  namesWidth: number,
): { shown: Window; calendarWidth: number } => {
  const [shown, setShown] = useState(FIRST)
  const [calendarWidth, setCalendarWidth] = useState(0)
  const read = useCallback(() => {
    const box = scroller.current
    if (!box) return
    const width = Math.max(0, box.clientWidth - namesWidth)
    const view = { top: box.scrollTop, left: box.scrollLeft, width, height: box.clientHeight - headHeight() }
    const next = windowOf(view, rows)
    setShown((before) => (sameWindow(before, next) ? before : next))
    setCalendarWidth(width)
  }, [scroller, rows, namesWidth])
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    let frame = 0
    const later = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        read()
      })
    }
    const observer = new ResizeObserver(later)
    observer.observe(box)
    box.addEventListener('scroll', later, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      box.removeEventListener('scroll', later)
    }
  }, [scroller, read])
  return { shown, calendarWidth }
}
