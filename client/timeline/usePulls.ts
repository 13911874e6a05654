import { useRef, useState, type PointerEvent, type RefObject } from 'react'
import { anchorEndAt } from './anchorEnd.ts'
import type { Point } from './arrowPath.ts'
import type { Grip } from './dates.ts'
import { edgeCrawl } from './edgeCrawl.ts'
import { headHeight } from './layout.ts'
import { typeBetween, type BarEnd } from './linking.ts'
import { daysOf, type Scale } from './scale.ts'
import type { Linking } from './useLinking.ts'
import type { Proposing } from './useProposal.ts'

interface PullGesture {
  kind: 'pull'
  id: string
  grip: Grip
  /** Where it began, in pixels of the calendar, and with how many days. */
  from: number
  before: number
  days: number
  begun: boolean
}
interface LinkGesture {
  kind: 'link'
  id: string
  end: BarEnd
}

/** A shake of the hand is no pull, in pixels. */
const STILL = 4

interface Options {
  scroller: RefObject<HTMLDivElement | null>
  scale: Scale
  namesWidth: number
  proposing: Proposing
  linking: Linking
  activate: (id: string) => void
}

type On = (event: PointerEvent<HTMLDivElement>) => void

export interface Pulls {
  /** Where a line being drawn ends now, in pixels of the calendar. */
  drawn: { fromId: string; end: BarEnd; to: Point } | null
  handlers: { onPointerDown: On; onPointerMove: On; onPointerUp: () => void; onPointerCancel: () => void }
  /** Lets go without doing anything. */
  cancel: () => void
}

/** What is taken hold of: a port to draw a line from, a bar, or one of its ends. */
const takenAt = (target: Element): { id: string; port: BarEnd | null; grip: Grip } | null => {
  const data = (selector: string) => target.closest<HTMLElement>(selector)?.dataset
  const id = data('[data-line]')?.['line']
  const port = data('[data-port]')?.['port']
  const grip = data('[data-grip]')?.['grip']
  if (id === undefined || (port === undefined && grip === undefined)) return null
  return {
    id,
    port: port === 'start' || port === 'end' ? port : null,
    grip: grip === 'start' || grip === 'end' ? grip : 'move',
  }
}

/** Where a pointer is, in pixels of the calendar. */
const placeIn = (box: HTMLElement | null, event: PointerEvent, namesWidth: number): Point => {
  const { left = 0, top = 0 } = box?.getBoundingClientRect() ?? {}
  const x = event.clientX - left + (box?.scrollLeft ?? 0) - namesWidth
  return { x, y: event.clientY - top + (box?.scrollTop ?? 0) - headHeight() }
}

/** Bars moved and pulled at their ends, and lines drawn from one to the other, by mouse, pen or finger. */
export const usePulls = (options: Options): Pulls => {
  const { scroller, scale, namesWidth, proposing, linking } = options
  const gesture = useRef<PullGesture | LinkGesture | null>(null)
  const [drawn, setDrawn] = useState<Pulls['drawn']>(null)

  const place = (event: PointerEvent) => placeIn(scroller.current, event, namesWidth)
  const letGo = () => {
    const was = gesture.current
    gesture.current = null
    setDrawn(null)
    return was
  }
  const cancel = () => {
    const was = letGo()
    if (was?.kind === 'link') linking.set(null)
    if (was?.kind === 'pull' && was.begun) proposing.putBack()
  }
  const onPointerDown: On = (event) => {
    const taken = event.button === 0 && event.target instanceof Element ? takenAt(event.target) : null
    if (!taken) return
    const { id, port, grip } = taken
    options.activate(id)
    event.currentTarget.setPointerCapture(event.pointerId)
    const pending = proposing.proposal?.pull
    const before = pending?.id === id && pending.grip === grip ? pending.days : 0
    gesture.current = port
      ? { kind: 'link', id, end: port }
      : { kind: 'pull', id, grip, from: place(event).x, before, days: before, begun: false }
  }
  const draw = ({ id, end }: LinkGesture, event: PointerEvent) => {
    const over = anchorEndAt(event.clientX, event.clientY)
    const toId = over && over.id !== id ? over.id : null
    linking.set({ fromId: id, type: typeBetween(end, over?.end ?? 'start'), toId, drawn: true, typed: '' })
    setDrawn({ fromId: id, end, to: place(event) })
  }
  const pull = (now: PullGesture, dx: number) => {
    if (!now.begun) {
      if (Math.abs(dx) < STILL) return
      if (!proposing.mayPull(now.id, now.grip)) return void letGo()
      now.begun = true
    }
    const days = now.before + daysOf(scale, dx)
    if (days === now.days && proposing.proposal) return
    now.days = days
    proposing.pull({ id: now.id, grip: now.grip, days })
  }
  const onPointerMove: On = (event) => {
    const now = gesture.current
    if (!now) return
    if (now.kind === 'link' || now.begun) edgeCrawl(event.currentTarget, event, namesWidth)
    if (now.kind === 'link') draw(now, event)
    else pull(now, place(event).x - now.from)
  }
  const onPointerUp = () => {
    const was = letGo()
    if (was?.kind === 'link' && linking.link && !linking.make(linking.link)) linking.set(null)
    if (was?.kind === 'pull' && was.begun)
      proposing.pull(was.days === 0 ? null : { id: was.id, grip: was.grip, days: was.days }, { say: true })
  }
  return { drawn, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: cancel }, cancel }
}
