import type { CloseCode } from '#shared/wire/closeCodes.ts'
import type { RefusedReason } from '#shared/wire/frames.ts'

/** What is counted of all rooms of a server while it runs; `server/metrics` makes figures of it. Times are seconds. */
export interface Meter {
  /** A batch of edits is on disk: how many, and how long they waited for the disk. */
  committed: (edits: number, seconds: number) => void
  /** A batch of edits was judged and applied. */
  judged: (seconds: number) => void
  /** What a room had to say went out to its sockets: how many of them were written to, and how long that took. */
  told: (sockets: number, bytes: number, seconds: number) => void
  /** A socket was answered its handshake: with how many bytes, and how long it took to build and write them. */
  answered: (bytes: number, seconds: number) => void
  /** A socket was ended by the server, with the reason its close code says and, for an edit not taken, why it was not. */
  ended: (code: CloseCode, refused?: RefusedReason) => void
  /** A socket reads slower than its room speaks: from now on it is told later, all at once. */
  fellBehind: () => void
}

/** For rooms nobody counts. */
export const noMeter: Meter = {
  committed: () => {},
  judged: () => {},
  told: () => {},
  answered: () => {},
  ended: () => {},
  fellBehind: () => {},
}
