import type { Timers } from '../sync/timers.ts'

export interface Telling {
  /** Tells at once, and then no more than once in a while, the last time after the last asking. */
  ask: () => void
  /** Tells before that, though not twice in a shorter while. */
  hurry: () => void
  stop: () => void
}

export const openTelling = (
  every: { askedMs: number; hurriedMs: number },
  timers: Timers,
  run: () => void,
): Telling => {
  let cancelAsked: (() => void) | null = null
  let cancelHurried: (() => void) | null = null
  let asked = false
  let hurried = false
  const tell = () => {
    asked = false
    hurried = false
    cancelAsked?.()
    run()
    cancelAsked = timers.after(every.askedMs, () => {
      cancelAsked = null
      if (asked) tell()
    })
  }
  const hurry = () => {
    hurried = true
    if (cancelHurried !== null) return
    tell()
    cancelHurried = timers.after(every.hurriedMs, () => {
      cancelHurried = null
      if (hurried) hurry()
    })
  }
  return {
    ask: () => {
      asked = true
      if (cancelAsked === null) tell()
    },
    hurry,
    stop: () => {
      cancelAsked?.()
      cancelHurried?.()
    },
  }
}
