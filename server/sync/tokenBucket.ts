/** Lets `perSecond` pass on average and `burst` at once. Times in milliseconds. */
export const openTokenBucket = (perSecond: number, burst: number, startedAt: number) => {
  let tokens = burst
  let at = startedAt
  return {
    /** Whether `cost` more may pass now; when not, nothing is taken. */
    take: (cost: number, now: number): boolean => {
      tokens = Math.min(burst, tokens + (Math.max(0, now - at) * perSecond) / 1_000)
      at = now
      if (tokens < cost) return false
      tokens -= cost
      return true
    },
  }
}
