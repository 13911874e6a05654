import { useEffect, useEffectEvent, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useConnection, useLiveLab, useOthers } from '#client/plan/hooks.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { labIn, placeIn, roomAddress, viewIn } from './addresses.ts'
import { useGuidance, useGuide } from './useGuide.ts'

/** Somebody whose page is loaded anew is back within this time. */
const GONE_MS = 5_000

/**
 * While one follows somebody: goes to the room they are in, in the view one has chosen, and stops when one goes elsewhere
 * oneself, presses Escape, or they leave.
 */
export const useFollowAlong = (onLeft: (name: string) => void): void => {
  const lab = useLiveLab()
  const { following, guide } = useGuide()
  const board = useGuidance((guidance) => guidance.followed?.board ?? null)
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const narrow = useNarrow()
  /** Where one is by following; going elsewhere is one's own wish. */
  const led = useRef<string | null>(null)

  useEffect(() => {
    if (!following) led.current = null
    else if (led.current !== null && led.current !== placeIn(pathname)) guide.stopFollowing()
    else led.current = placeIn(pathname)
  }, [following, guide, pathname])

  // Only where they go counts, not where one stands.
  const goAlong = useEffectEvent((to: string) => {
    const view = viewIn(pathname) ?? (narrow ? 'list' : 'canvas')
    const path = roomAddress(lab.store.get().plan, labIn(pathname), to, view)
    if (path === null || path === pathname) return
    led.current = placeIn(path)
    void navigate(path)
  })
  useEffect(() => {
    if (following && board !== null) goAlong(board)
  }, [following, board])

  useStopOnEscape(following !== null, guide.stopFollowing)
  useStopWhenGone(onLeft)
}

const useStopOnEscape = (on: boolean, stop: () => void): void => {
  useEffect(() => {
    if (!on) return
    const onKey = (event: KeyboardEvent) => {
      const { target } = event
      const inside = target instanceof Element && target.closest('[role="dialog"], input, textarea, select')
      if (event.key === 'Escape' && !inside && !event.isComposing) stop()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [on, stop])
}

/** Another page of the same person is followed instead; without one it ends, unless it is this page that is cut off. */
const useStopWhenGone = (onLeft: (name: string) => void): void => {
  const { following, guide } = useGuide()
  const others = useOthers()
  const { kind } = useConnection()
  const apart = kind === 'offline' || kind === 'connecting' || kind === 'loading' || kind === 'arriving'
  useEffect(() => {
    if (!following || apart || others.has(following.client)) return
    const timer = setTimeout(() => {
      const pages = [...others].filter(([, { seat }]) => seat.seatId === following.seatId)
      const [other] = pages.toSorted(([, a], [, b]) => Number(b.board !== null) - Number(a.board !== null))
      if (other) return guide.follow(other[0], other[1].seat)
      guide.stopFollowing()
      onLeft(following.name)
    }, GONE_MS)
    return () => clearTimeout(timer)
  }, [following, guide, others, apart, onLeft])
}
