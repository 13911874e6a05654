const KEY = 'wantedAddress'
/** Long enough to find one's personal link or the code on the wall. */
const KEPT_MS = 60 * 60_000

interface Wanted {
  path: string
  at: number
}

const read = (): Wanted | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('path' in kept) || !('at' in kept)) return null
    return typeof kept.path === 'string' && typeof kept.at === 'number'
      ? { path: kept.path, at: kept.at }
      : null
  } catch {
    return null
  }
}

/** Keeps what a link was of, in a lab one has no seat in yet: joining leads there. */
export const keepWantedAddress = (path: string): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ path, at: Date.now() } satisfies Wanted))
  } catch {
    // One opens the link once more.
  }
}

/** What a link to this lab (its address) was of, once; null where there was none within the hour. */
export const takeWantedAddress = (lab: string): string | null => {
  const wanted = read()
  if (wanted === null || !wanted.path.startsWith(`/labs/${lab}/`)) return null
  try {
    localStorage.removeItem(KEY)
  } catch {
    return null // It would lead there again and again.
  }
  const passed = Date.now() - wanted.at
  return passed >= 0 && passed < KEPT_MS ? wanted.path : null
}
