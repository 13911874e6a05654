/** Timers, passed in so that tests decide when time passes. Each returns how to cancel it. */
export interface Timers {
  after: (ms: number, run: () => void) => () => void
  every: (ms: number, run: () => void) => () => void
}

export const systemTimers: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  every: (ms, run) => {
    const timer = setInterval(run, ms)
    return () => clearInterval(timer)
  },
}
