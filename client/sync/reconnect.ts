import { retryDelay } from './retryDelay.ts'

/** When to try to reach the server again. One try at a time. */
export interface Reconnect {
  /** Now, as after a lost epoch or when the network is back. */
  soon: () => void
  /** After a while that grows with each failure. */
  later: () => void
  /** The last try did useful work. */
  succeeded: () => void
  stop: () => void
}

export const createReconnect = (attempt: () => Promise<void>, random: () => number): Reconnect => {
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let trying = false
  /** How long after the try that is under way the next one is wanted; null for none. */
  let again: number | null = null
  let stopped = false

  const run = async () => {
    timer = null
    trying = true
    again = null
    await attempt()
    trying = false
    if (again !== null) schedule(again)
  }
  const schedule = (delay: number) => {
    if (stopped) return
    if (trying) {
      again = Math.min(again ?? delay, delay)
      return
    }
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void run(), delay)
  }
  const wake = () => {
    if (timer !== null && document.visibilityState === 'visible') schedule(0)
  }
  window.addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  return {
    soon: () => schedule(0),
    later: () => schedule(retryDelay(failures++, random)),
    succeeded: () => {
      failures = 0
    },
    stop: () => {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      window.removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
    },
  }
}
