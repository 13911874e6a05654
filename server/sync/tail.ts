import * as Y from 'yjs'
import { encodeUpdate } from '#shared/wire/frames.ts'
import { openHeldRows } from './heldRows.ts'

/** Rows of which one update is made for who joins: 64 take 1 ms, 1,000 would take 23. */
const ROWS_PER_PART = 64
/** Held beyond what is needed, for whoever is a little behind. */
const SPARE_BYTES = 512 * 1024
const MOST_BYTES = 8 * 1024 * 1024

/** An update of some rows in a row, and the frame that brings it. */
export interface TailPart {
  update: Uint8Array
  frame: Uint8Array
}

/** A room's last updates, built once for all who are sent the same. */
export interface Tail {
  add: (seq: number, bytes: Uint8Array) => void
  /** All after row `seq`, in order; null when it is no longer held. */
  since: (seq: number) => readonly TailPart[] | null
  bytesSince: (seq: number) => number
  countSince: (seq: number) => number
  /** What is until there is needed no more, and let go of where it is much. */
  letGo: (until: number) => void
}

/** `from`: the row before the first that will be added. */
export const openTail = (from: number): Tail => {
  const rows = openHeldRows(from)
  /** Parts that no later row changes, by the places of their first row and the one after, and those that the next does. */
  const closed = new Map<string, { first: number; part: TailPart }>()
  const open = new Map<number, TailPart>()

  const dropUntil = (place: number): void => {
    rows.dropUntil(place)
    for (const [key, { first }] of closed) if (first < place) closed.delete(key)
    for (const first of open.keys()) if (first < place) open.delete(first)
  }
  const partOf = (first: number, after: number): TailPart => {
    const isClosed = after % ROWS_PER_PART === 0
    const key = `${first} ${after}`
    const known = isClosed ? closed.get(key)?.part : open.get(first)
    if (known) return known
    const part = partFrom(rows.updates(first, after))
    if (isClosed) closed.set(key, { first, part })
    else open.set(first, part)
    return part
  }
  return {
    add: (seq, bytes) => {
      rows.add(seq, bytes)
      open.clear()
      // By the half, so that this is not done at every row.
      if (rows.bytes() > MOST_BYTES) dropUntil(rows.placeOfLast(MOST_BYTES / 2))
    },
    since: (seq) => {
      if (!rows.hasSince(seq)) return null
      const parts: TailPart[] = []
      for (let first = rows.placeAfter(seq); first < rows.next();) {
        const after = Math.min(rows.next(), (Math.floor(first / ROWS_PER_PART) + 1) * ROWS_PER_PART)
        parts.push(partOf(first, after))
        first = after
      }
      return parts
    },
    bytesSince: (seq) => rows.bytesFrom(rows.placeAfter(seq)),
    countSince: (seq) => rows.next() - rows.placeAfter(seq),
    letGo: (until) => dropUntil(Math.min(rows.placeAfter(until), rows.placeOfLast(SPARE_BYTES))),
  }
}

const partFrom = (updates: Uint8Array[]): TailPart => {
  const [only, ...more] = updates
  const update = only && more.length === 0 ? only : Y.mergeUpdates(updates)
  const frame = encodeUpdate(update)
  return { frame, update: frame.subarray(frame.length - update.length) }
}
