import { z } from 'zod'
import { hallTimer, NO_HALL, wholeHall, type Hall } from '#shared/wire/hall.ts'

const keptTimer = hallTimer.extend({
  /** The seat that began it. */
  by: z.string(),
  /** Whether it was written down that it has overrun. */
  overran: z.boolean(),
})
export type KeptTimer = z.infer<typeof keptTimer>

/** A lab's hall as the server has it: what everyone is told, and whose each timer is. */
export const hallState = wholeHall.omit({ now: true }).extend({ timers: z.array(keptTimer) })
export type HallState = z.infer<typeof hallState>

export const EMPTY: HallState = { ...NO_HALL, timers: [] }

const TOLD = new WeakMap<HallState['timers'], Hall['timers']>()

/** What of it everyone is told; the same object for a part that has not changed. */
export const toldOf = (state: HallState): Hall => {
  const timers = TOLD.get(state.timers) ?? state.timers.map((timer) => hallTimer.parse(timer))
  TOLD.set(state.timers, timers)
  return { ...state, timers }
}
