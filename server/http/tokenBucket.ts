/** Lets `burst` through at once and then `perSecond`, for each key; forgets keys whose bucket is full again. */
export interface TokenBucket {
  /** Takes one, or says no. */
  take(key: string): boolean
  /** Whether one could be taken. */
  has(key: string): boolean
}

const MOST_KEYS = 10_000

export const tokenBucket = (options: {
  burst: number
  perSecond: number
  now: () => number
}): TokenBucket => {
  const { burst, perSecond, now } = options
  const levels = new Map<string, { tokens: number; at: number }>()
  const level = (key: string, at: number): number => {
    const known = levels.get(key)
    // A clock that is set back takes nothing away from anyone.
    return known ? Math.min(burst, known.tokens + (Math.max(0, at - known.at) / 1000) * perSecond) : burst
  }
  const forgetFull = (at: number): void => {
    for (const key of levels.keys()) if (level(key, at) >= burst) levels.delete(key)
  }
  return {
    has: (key) => level(key, now()) >= 1,
    take: (key) => {
      const at = now()
      if (levels.size >= MOST_KEYS) forgetFull(at)
      const tokens = level(key, at)
      if (tokens < 1 || (levels.size >= MOST_KEYS && !levels.has(key))) return false
      levels.set(key, { tokens: tokens - 1, at })
      return true
    },
  }
}
