import type { Logger } from 'pino'
import { PACKED_SNAPSHOT } from '#server/storage/packedState.ts'
import type { StoredState } from '#server/storage/storedDocument.ts'
import type { NewRow, UpdateLog } from '#server/storage/updateLog.ts'
import { openAnswers } from './answers.ts'
import { liveDocumentOf, type LiveDocument } from './liveDocument.ts'
import { tellOwners, type MergedSeats } from './tellOwners.ts'
import { sizeOf } from './wire.ts'

/** Rows after which loading a document would begin to be felt: 50 ms on a busy machine. */
const ROWS_PER_SNAPSHOT = 1_000
/** A bigger document waits for more rows, so that snapshots write no more than the rows themselves. */
const SNAPSHOT_BYTES_PER_ROW = 100
/** Rows that are worth a snapshot when a document leaves memory: fewer are loaded in 10 ms. */
const ROWS_WHEN_LEAVING = 200
/** A document of this size has a packed snapshot: one restored, of an earlier version or quickly written soon gets its own. */
const LARGE_BYTES = 64 * 1024
/** Snapshots of one lab are so far apart, unless very many rows have come: each costs its thread a fifth of a second. */
const APART_MS = 30_000
const VERY_MANY = 5
/** More since the last snapshot than this many times its size, and who joins is sent much that a new one would not have. */
const MUCH_SINCE = 4

/** A live document, the log that keeps it, and what those who join are told of it. */
export interface KeptDocument {
  /** Read anew after every await: reading it again from the log replaces it. */
  readonly live: LiveDocument
  /** Resolves with the last row's number when the rows are on disk. */
  append: (rows: readonly NewRow[]) => Promise<number>
  /** Forgets what was applied and not kept. */
  reload: () => Promise<void>
  /**
   * The frames, in order, that bring a client with this state vector to the last kept row: one step 2; or an update (or
   * `packed`, for who takes one) and what came since, ended by a step 2. Built once and shared: treat as read only. To be
   * asked between two batches of edits, when the document is what the log has. Throws on bytes that are no state vector.
   */
  answer: (stateVector: Uint8Array, options: { packed: boolean }) => readonly Uint8Array[]
  /** All after row `seq` as updates, some rows each, in order; shared as well. Null when it is no longer held. */
  since: (seq: number) => readonly Uint8Array[] | null
  /** So many rows have come that the next load would be felt; fewer are enough for one that leaves memory. */
  isSnapshotDue: (options?: { leaving: boolean }) => boolean
  /** Has a snapshot made beside all this and kept; not to be waited for. One at a time: asked again, the same. */
  snapshot: () => Promise<void>
  destroy: () => void
}

interface KeptOptions extends LoadFrom {
  rowsPerSnapshot?: number
  logger?: Logger
}

/** Rejects when the document cannot be loaded: nobody is ever shown an empty lab instead. */
export const openKeptDocument = async (labId: string, options: KeptOptions): Promise<KeptDocument> => {
  const { log, rowsPerSnapshot, logger } = options
  // `late`: a snapshot is called for, however few rows there are.
  let { live, answers, epoch, isLate: late } = await load(options, labId)
  let making: Promise<void> | null = null
  let notBefore = 0
  let bytesSince = 0
  let madeAt = -Infinity

  const rowsNeeded = () => rowsPerSnapshot ?? rowsFor(live.snapshotBytes)
  const make = async () => {
    // Should it fail, it is not tried again at every batch of edits.
    notBefore = live.rowsSinceSnapshot + rowsNeeded()
    const made = await log.makeSnapshot(labId)
    if (made.epoch !== epoch) return
    answers.take(made)
    const of = answers
    await log.snapshot(labId, made.seq, made.bytes.slice())
    if (answers !== of) answers.take(made)
    live.rowsSinceSnapshot = answers.countSince(made.seq)
    live.snapshotBytes = made.bytes.length
    notBefore = 0
    bytesSince = 0
    madeAt = performance.now()
    late = false
  }
  const snapshot = async () => (making ??= make().finally(() => (making = null)))
  const isSnapshotDue = ({ leaving } = { leaving: false }) => {
    const rows = live.rowsSinceSnapshot
    if (making !== null || rows < notBefore) return false
    if (rowsPerSnapshot !== undefined) return rows >= rowsPerSnapshot
    return isDue({ rows, needed: rowsNeeded(), late, leaving, since: performance.now() - madeAt })
  }
  const kept: KeptDocument = {
    get live() {
      return live
    },
    append: async (rows) => {
      const seqs = await log.append(labId, rows)
      rows.forEach(({ bytes }, at) => answers.add(seqs[at] ?? 0, bytes))
      live.seq = seqs.at(-1) ?? live.seq
      live.rowsSinceSnapshot += rows.length
      bytesSince += sizeOf(rows.map(({ bytes }) => bytes))
      late ||= bytesSince > Math.max(LARGE_BYTES, MUCH_SINCE * live.snapshotBytes)
      return live.seq
    },
    reload: async () => {
      const old = live
      ;({ live, answers, epoch, isLate: late } = await load(options, labId))
      old.doc.destroy()
    },
    answer: (stateVector, options) => answers.answer(live, stateVector, options),
    since: (seq) => answers.since(seq),
    isSnapshotDue,
    snapshot,
    destroy: () => live.doc.destroy(),
  }
  if (isSnapshotDue())
    snapshot().catch((err: unknown) => logger?.error({ labId, err }, 'no snapshot could be saved'))
  return kept
}

/** Whether a snapshot is called for. `since`: milliseconds since the last one was made; `leaving`: it leaves memory. */
export const isDue = (now: {
  rows: number
  needed: number
  late: boolean
  leaving: boolean
  since: number
}): boolean => {
  if (now.leaving) return now.late || now.rows >= ROWS_WHEN_LEAVING
  if (now.since < APART_MS) return now.rows >= VERY_MANY * now.needed
  return now.late || now.rows >= now.needed
}

const rowsFor = (snapshotBytes: number): number =>
  Math.max(ROWS_PER_SNAPSHOT, snapshotBytes / SNAPSHOT_BYTES_PER_ROW)

interface LoadFrom {
  log: UpdateLog
  mergedSeats?: MergedSeats
}

const load = async (from: LoadFrom, labId: string) => {
  const stored = await from.log.load(labId)
  const { epoch } = stored
  const live = liveDocumentOf(labId, stored)
  tellOwners(live, await from.mergedSeats?.(labId))
  return { live, answers: openAnswers(stored), epoch, isLate: isLate(stored) }
}

/** Nobody can be sent a snapshot of it yet, and everyone would wait for it to be encoded. */
const isLate = ({ snapshot, tail }: StoredState): boolean => {
  if (snapshot?.format === PACKED_SNAPSHOT) return false
  const bytes = tail.reduce((sum, row) => sum + row.bytes.length, snapshot?.bytes.length ?? 0)
  return bytes > LARGE_BYTES
}
