import type { Sample } from './reading.ts'

/** Upper bounds, the last one infinite, and how many lie between each and the one before. */
export type Histogram = readonly { upTo: number; count: number }[]

export const histogramOf = (samples: readonly Sample[], name: string): Histogram => {
  const buckets = samples
    .filter((sample) => sample.name === `${name}_bucket`)
    .map(({ labels, value }) => ({ upTo: labels['le'] === '+Inf' ? Infinity : Number(labels['le']), value }))
    .toSorted((a, b) => a.upTo - b.upTo)
  return buckets.map(({ upTo, value }, at) => ({ upTo, count: value - (buckets[at - 1]?.value ?? 0) }))
}

/** What came to `after` since `before`. */
export const addedSince = (before: Histogram, after: Histogram): Histogram =>
  after.map(({ upTo, count }, at) => ({ upTo, count: count - (before[at]?.count ?? 0) }))

export const countIn = (histogram: Histogram): number => histogram.reduce((sum, { count }) => sum + count, 0)

/** The bound below which all lie, or null when there are none. */
export const mostOf = (histogram: Histogram): number | null =>
  histogram.findLast(({ count }) => count > 0)?.upTo ?? null

/**
 * Below which value the share `q` lies, by a straight line within its bucket, as Prometheus' histogram_quantile does;
 * above the last finite bound, infinite. Null when there are none.
 */
export const quantileOf = (histogram: Histogram, q: number): number | null => {
  const rank = q * countIn(histogram)
  let [below, from] = [0, 0]
  for (const { upTo, count } of histogram) {
    if (count > 0 && below + count >= rank)
      return upTo === Infinity ? Infinity : from + (upTo - from) * ((rank - below) / count)
    below += count
    from = upTo
  }
  return null
}
