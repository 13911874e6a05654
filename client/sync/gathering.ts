/**
 * The server's changes go into the document this often. What each time costs the screen does not depend on how much it
 * brings (13 ms at 3,000 shapes): one by one they halve the frames, every 66 to 80 ms they cost none.
 */
export const REMOTE_EVERY_MS = 72

/** What the server sends, taken in together: at once after a quiet time, else with all that comes meanwhile. */
export interface Gathering {
  add: (update: Uint8Array) => void
  /** Takes in now what waits. */
  flush: () => void
  /** Everything waits for `release`: what it builds on is not in the document yet. */
  hold: () => void
  isHeld: () => boolean
  release: () => void
  /** Forgets what waits, as where another document begins; the next handshake brings it. */
  clear: () => void
}

export const createGathering = (
  takeIn: (updates: readonly Uint8Array[]) => void,
  now = () => performance.now(),
): Gathering => {
  let waiting: Uint8Array[] = []
  let held = false
  let last = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | null = null

  const take = (): readonly Uint8Array[] => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const taken = waiting
    waiting = []
    return taken
  }
  const flush = () => {
    if (held || waiting.length === 0) return
    takeIn(take())
    last = now()
  }
  return {
    add: (update) => {
      waiting.push(update)
      if (held) return
      const left = last + REMOTE_EVERY_MS - now()
      // Not left to the timer alone: a hidden page's come once a second, or once a minute.
      if (left <= 0) flush()
      else timer ??= setTimeout(flush, left)
    },
    flush,
    hold: () => {
      held = true
    },
    isHeld: () => held,
    release: () => {
      held = false
      flush()
    },
    clear: () => {
      held = false
      take()
    },
  }
}
