import { MOST_MARKERS } from './markers.ts'

/** When each marker was sent and by whom; ids begin at 1 and are never given twice. */
export interface Sent {
  /** A new id for a client's marker. */
  next: (by: number) => number
  stamp: (id: number, at: number) => void
  at: (id: number) => number
  by: (id: number) => number
  /** The id the next marker will get: a window of ids is a window of time. */
  upcoming: () => number
}

export const openSent = (): Sent => {
  const times: number[] = [0]
  const authors: number[] = [-1]
  return {
    next: (by) => {
      if (times.length >= MOST_MARKERS) throw new RangeError('a run sends more than a marker can count')
      times.push(0)
      return authors.push(by) - 1
    },
    stamp: (id, at) => void (times[id] = at),
    at: (id) => times[id] ?? 0,
    by: (id) => authors[id] ?? -1,
    upcoming: () => times.length,
  }
}
