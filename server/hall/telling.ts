import type { Timers } from '../sync/timers.ts'

/** Runs at once and then no more than once in a while, the last time after the last asking. */
export const openTelling = (everyMs: number, timers: Timers, run: () => void) => {
  let cancel: (() => void) | null = null
  let asked = false
  const tell = () => {
    asked = false
    run()
    cancel = timers.after(everyMs, () => {
      cancel = null
      if (asked) tell()
    })
  }
  return {
    ask: () => {
      asked = true
      if (cancel === null) tell()
    },
    stop: () => cancel?.(),
  }
}
export type Telling = ReturnType<typeof openTelling>
