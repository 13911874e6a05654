import { useEffect, useEffectEvent } from 'react'
import { useLiveLab } from '#client/plan/hooks.ts'
import { useHall } from './useHall.ts'
import { useHallActs } from './useHallActs.ts'

/** One's hand: its place among those that are raised, 0 while it is not, and raising and lowering it, also by Alt+Y. */
export const useHand = (room: string | null, may = true): { place: number; toggle: () => void } => {
  const me = useLiveLab().session.seat.id
  const place = useHall().hands.findIndex(({ seatId }) => seatId === me) + 1
  const { raise, lower } = useHallActs()
  const toggle = () => {
    if (may) void (place > 0 ? lower() : raise(room))
  }
  useHandKey(toggle)
  return { place, toggle }
}

/** From anywhere on the page. */
const useHandKey = (toggle: () => void): void => {
  const press = useEffectEvent(toggle)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== 'KeyY' || !event.altKey || event.ctrlKey || event.metaKey || event.repeat) return
      event.preventDefault()
      event.stopPropagation()
      press()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}
