import type { SentFrame } from './countingSocket.ts'
import type { KeptEntry } from './kept.ts'

interface Waiting {
  entry: KeptEntry
  /** Which frame of the present socket carried it, or null where none has. */
  frame: number | null
}

/** Edits of the present document that the server has not acknowledged, in the order they were made. */
export interface SendQueue {
  /** An edit made now, and the update frame that carried it, if a socket was open. */
  add: (entry: KeptEntry, frame: SentFrame | null) => void
  /** A step 2 carries the whole document, so every edit made until now. */
  carried: (frame: SentFrame) => void
  /** The first `count` frames are on disk: the edits they carried, no longer waiting. */
  saved: (count: number) => KeptEntry[]
  socketClosed: () => void
  takeAll: () => KeptEntry[]
  ids: () => string[]
  size: () => number
}

export const createSendQueue = (): SendQueue => {
  let waiting: Waiting[] = []
  return {
    add: (entry, frame) => void waiting.push({ entry, frame: frame?.number ?? null }),
    carried: (frame) => {
      const together = waiting.length > 1
      for (const one of waiting) {
        // Refused together, none of them is known to be the one that was meant.
        if (together) one.entry = { ...one.entry, tries: 0 }
        one.frame = frame.number
      }
    },
    saved: (count) => {
      const done = waiting.filter((one) => one.frame !== null && one.frame <= count)
      waiting = waiting.filter((one) => !done.includes(one))
      return done.map((one) => one.entry)
    },
    socketClosed: () => {
      for (const one of waiting) one.frame = null
    },
    takeAll: () => {
      const all = waiting.map((one) => one.entry)
      waiting = []
      return all
    },
    ids: () => waiting.map(({ entry }) => entry.id),
    size: () => waiting.length,
  }
}
