import { useEffect, useState, useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'
import type { Hall } from '#shared/wire/hall.ts'
import { workstreams } from '#shared/plan/select.ts'
import { roomByKey } from '#client/lab/roomKey.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { isSeatPath, useSeatRoom } from '#client/phone/seatRoom.ts'

/** How the lab is led: timers, who speaks, messages, the spotlight. */
export const useHall = (): Hall => {
  const { hall } = useLiveLab()
  return useSyncExternalStore(hall.subscribe, hall.now)
}

const STEP_MS = 250

/** Milliseconds since 1970 on the server's clock; moves while it is needed. */
export const useServerTime = (needed: boolean): number => {
  const { hall } = useLiveLab()
  const [, setStep] = useState(0)
  useEffect(() => {
    if (!needed) return
    const timer = setInterval(() => setStep((step) => step + 1), STEP_MS)
    return () => clearInterval(timer)
  }, [needed])
  return hall.serverTime()
}

/** The room whose page is shown, on the page of one's seat the room one sits in, or null on a page of the whole lab. */
export const usePageRoom = (): string | null => {
  const { pathname } = useLocation()
  const key = /^\/labs\/[^/]+\/rooms\/([^/]+)/.exec(pathname)?.[1]
  const { room } = useSeatRoom()
  const named = usePlan((plan) =>
    key === undefined ? null : (roomByKey(key, workstreams(plan))?.id ?? null),
  )
  return isSeatPath(pathname) ? (room?.id ?? null) : named
}

/** What is for this page: for everyone, or for its room. */
export const isFor =
  (page: string | null) =>
  ({ room }: { room: string | null }): boolean =>
    room === null || room === page
