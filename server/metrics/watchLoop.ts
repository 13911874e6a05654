import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { Counter, Histogram, type Registry } from 'prom-client'

const RESOLUTION_MS = 20
const EVERY_MS = 1_000

/**
 * How the one thread that carries all rooms keeps up. The longest wait of each second is counted, so that any number
 * of readers can ask at any time: figures that begin anew at each question would be taken from one by the other.
 */
export const watchLoop = (registry: Registry): { close(): void } => {
  const lag = new Histogram({
    name: 'delivery_lab_loop_lag_seconds',
    help: 'The longest wait of the event loop in each second.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  new Counter({
    name: 'delivery_lab_loop_busy_seconds_total',
    help: 'Seconds in which the event loop worked; one a second is all there is.',
    registers: [registry],
    collect() {
      const { active } = performance.eventLoopUtilization()
      this.reset()
      this.inc(active / 1_000)
    },
  })
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const timer = setInterval(() => {
    // It counts the time from tick to tick, its own interval included.
    lag.observe(Math.max(0, delay.max / 1e9 - RESOLUTION_MS / 1_000))
    delay.reset()
  }, EVERY_MS).unref()
  return {
    close: () => {
      clearInterval(timer)
      delay.disable()
    },
  }
}
