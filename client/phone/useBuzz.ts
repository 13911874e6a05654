import { useEffect, useRef } from 'react'
import { useHall } from '#client/hall/useHall.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { toAnswer, useRoundsBeside } from '#client/rounds/useRounds.ts'

/** Under this key the device remembers that it is to stay still. */
export const STILL = 'seatStill'

const TURN = [200, 100, 200, 100, 400]
const ROUND = [150, 80, 150]

/** A browser that cannot does nothing, and one that was never touched would say that something went wrong. */
const buzz = (pattern: number[]): void => {
  try {
    if (localStorage.getItem(STILL) === 'on' || !('vibrate' in navigator)) return
    if (navigator.userActivation.hasBeenActive) navigator.vibrate(pattern)
  } catch {
    // It is said and shown, too.
  }
}

/** The device vibrates when it is one's turn to speak, and when a round waits for one's answer; not for what was so before. */
export const useBuzz = (): void => {
  const me = useLiveLab().session.seat.id
  const since = useHall().speaking.find(({ seatId }) => seatId === me)?.since ?? null
  const turn = useRef(since)
  useEffect(() => {
    const before = turn.current
    turn.current = since
    if (since !== null && since !== before) buzz(TURN)
  }, [since])
  const rounds = useRoundsBeside()?.rounds
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (!rounds) return
    const before = known.current
    const waiting = toAnswer(rounds).map(({ id }) => id)
    known.current = new Set([...(before ?? []), ...waiting])
    if (before && waiting.some((id) => !before.has(id))) buzz(ROUND)
  }, [rounds])
}
