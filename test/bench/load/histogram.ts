/** How many values fell where: each step is 3 % wider than the one before, so a percentile is right to 3 %. */
export interface Spread {
  count: number
  /** Milliseconds; null when nothing was measured. */
  p50: number | null
  p95: number | null
  p99: number | null
  max: number
}

export interface Histogram {
  add: (ms: number) => void
  count: () => number
  /** The value that the given part (0 to 1) of all do not exceed; null when there are none. */
  percentile: (part: number) => number | null
  spread: () => Spread
}

const LEAST_MS = 0.02
const STEP = 1.03
const STEPS = 700

const rounded = (ms: number): number => Math.round(ms * 100) / 100

export const openHistogram = (): Histogram => {
  const counts = new Float64Array(STEPS)
  let count = 0
  let max = 0
  const percentile = (part: number): number | null => {
    if (count === 0) return null
    let left = Math.max(part * count, 1)
    for (let step = 0; step < STEPS; step++) {
      left -= counts[step] ?? 0
      if (left <= 1e-9) return rounded(Math.min(LEAST_MS * STEP ** (step + 0.5), max))
    }
    return rounded(max)
  }
  return {
    add: (ms) => {
      const step = Math.floor(Math.log(Math.max(ms, LEAST_MS) / LEAST_MS) / Math.log(STEP))
      const at = Math.min(step, STEPS - 1)
      counts[at] = (counts[at] ?? 0) + 1
      count++
      if (ms > max) max = ms
    },
    count: () => count,
    percentile,
    spread: () => ({
      count,
      p50: percentile(0.5),
      p95: percentile(0.95),
      p99: percentile(0.99),
      max: rounded(max),
    }),
  }
}
