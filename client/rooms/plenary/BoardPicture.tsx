import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openBoardPicture } from '#client/canvas/far/boardPicture.ts'
import { useIsDark } from '#client/look/useLook.ts'
import type { PlanSnapshot } from '#client/plan/liveLab.ts'
import classes from './plenary.module.css'

/** More pixels than these to a unit of the screen are not seen in so small a picture. */
const MOST_RATIO = 2

interface Size {
  w: number
  h: number
}

const useSize = (element: HTMLElement | null): Size | null => {
  const [size, setSize] = useState<Size | null>(null)
  useEffect(() => {
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {}
      setSize(width > 0 && height > 0 ? { w: Math.round(width), h: Math.round(height) } : null)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return size
}

/** When the page has nothing else to do. */
const whenIdle = (work: () => void): (() => void) => {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 50)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: 1_000 })
  return () => cancelIdleCallback(handle)
}

/** A room's board as a small picture; what is on it is told beside it in words and numbers. */
export const BoardPicture = ({ snapshot, room }: { snapshot: PlanSnapshot; room: string }) => {
  const { t } = useTranslation('rooms')
  const [frame, setFrame] = useState<HTMLElement | null>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const draw = useRef<ReturnType<typeof openBoardPicture> | null>(null)
  const [isEmpty, setIsEmpty] = useState(false)
  const size = useSize(frame)
  const dark = useIsDark()
  useEffect(() => {
    const on = canvas.current
    if (!on || !size) return
    return whenIdle(() => {
      draw.current ??= openBoardPicture(on)
      const ratio = Math.min(MOST_RATIO, window.devicePixelRatio || 1)
      setIsEmpty(!draw.current(snapshot, room, { ...size, ratio }))
    })
  }, [snapshot, room, size, dark])
  return (
    <span ref={setFrame} className={classes['picture']} aria-hidden>
      <canvas ref={canvas} />
      {isEmpty && <span className={classes['empty']}>{t('plenary.emptyBoard')}</span>}
    </span>
  )
}
