import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import {
  clampDayWidth,
  DAY_WIDTH,
  fitting,
  scaleOf,
  xOfDay,
  type DayRange,
  type Scale,
  type Zoom,
} from './scale.ts'

const STEP = 1.4
/** What the wheel turns for one step, in pixels. */
const WHEEL = 180

export interface ZoomControl {
  scale: Scale
  /** True while the whole plan is shown, however wide that is. */
  whole: boolean
  /** `at`: what stays under the pointer, in pixels from the calendar's left edge in view; else the middle. */
  by: (factor: number, at?: number) => void
  closer: (is: boolean) => void
  to: (zoom: Zoom | null) => void
  goToDay: (day: number) => void
}

interface Options {
  scroller: RefObject<HTMLDivElement | null>
  range: DayRange
  calendarWidth: number
  namesWidth: number
  /** As the address says; null for the whole plan. */
  zoom: Zoom | null
  /** Where a part of the plan is looked at first. */
  today: number
}

/** How wide a day is. What one looks at stays where it is while that changes. */
export const useZoom = ({
  scroller,
  range,
  calendarWidth,
  namesWidth,
  zoom,
  today,
}: Options): ZoomControl => {
  const [width, setWidth] = useState<number | null>(zoom === null ? null : DAY_WIDTH[zoom])
  const fit = fitting(range, Math.max(200, calendarWidth - 1))
  const dayWidth = width ?? fit
  const scale = useMemo(() => scaleOf(range, dayWidth), [range, dayWidth])
  const latest = useRef({ scale, calendarWidth })
  const kept = useRef<{ day: number; at: number } | null>(null)
  useLayoutEffect(() => {
    latest.current = { scale, calendarWidth }
  })

  const by = useCallback(
    (factor: number, at?: number) => {
      const box = scroller.current
      const { scale: now, calendarWidth: view } = latest.current
      const x = at ?? view / 2
      if (box) kept.current = { day: now.first + (box.scrollLeft + x) / now.dayWidth, at: x }
      setWidth(clampDayWidth(now.dayWidth * factor))
    },
    [scroller],
  )
  const to = useCallback(
    (next: Zoom | null) => {
      if (next === null) setWidth(null)
      else by(DAY_WIDTH[next] / latest.current.scale.dayWidth)
    },
    [by],
  )
  const goToDay = useCallback(
    (day: number) => {
      const { scale: now, calendarWidth: view } = latest.current
      scroller.current?.scrollTo({ left: xOfDay(now, day) - view / 3 })
    },
    [scroller],
  )
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box || !kept.current) return
    const { day, at } = kept.current
    kept.current = null
    box.scrollTo({ left: (day - range.first) * dayWidth - at })
  }, [scroller, dayWidth, range.first])
  const begun = useRef(zoom === null)
  useEffect(() => {
    if (begun.current || calendarWidth === 0) return
    begun.current = true
    goToDay(today >= range.first && today <= range.last ? today : range.first)
  }, [calendarWidth, goToDay, today, range])
  usePinch(scroller, namesWidth, by)
  return { scale, whole: width === null, by, closer: (is) => by(is ? STEP : 1 / STEP), to, goToDay }
}

/** The wheel with Ctrl (also what a trackpad sends for a pinch), and two fingers. */
const usePinch = (
  scroller: RefObject<HTMLDivElement | null>,
  namesWidth: number,
  by: (factor: number, at: number) => void,
) => {
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const placeOf = (clientX: number) => Math.max(0, clientX - box.getBoundingClientRect().left - namesWidth)
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      by(2 ** (-event.deltaY / WHEEL), placeOf(event.clientX))
    }
    let apart = 0
    const fingers = ({ touches }: TouchEvent) => {
      const [a, b] = touches
      return a && b
        ? { apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), x: (a.clientX + b.clientX) / 2 }
        : null
    }
    const onTouchStart = (event: TouchEvent) => {
      apart = fingers(event)?.apart ?? 0
    }
    const onTouchMove = (event: TouchEvent) => {
      const now = fingers(event)
      if (!now || apart === 0) return
      event.preventDefault()
      by(now.apart / apart, placeOf(now.x))
      apart = now.apart
    }
    box.addEventListener('wheel', onWheel, { passive: false })
    box.addEventListener('touchstart', onTouchStart, { passive: true })
    box.addEventListener('touchmove', onTouchMove, { passive: false })
    return () => {
      box.removeEventListener('wheel', onWheel)
      box.removeEventListener('touchstart', onTouchStart)
      box.removeEventListener('touchmove', onTouchMove)
    }
  }, [scroller, namesWidth, by])
}
