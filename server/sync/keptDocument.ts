import * as Y from 'yjs'
import type { NewRow, UpdateLog } from '#server/storage/updateLog.ts'
import { loadLiveDocument, type LiveDocument } from './liveDocument.ts'

/** Rows after which loading a document would begin to be felt: 50 ms on a busy machine. */
const ROWS_PER_SNAPSHOT = 1_000
/** A bigger document waits for more rows, so that snapshots write about as much as the rows themselves. */
const SNAPSHOT_BYTES_PER_ROW = 300

/** A live document and the log that keeps it. */
export interface KeptDocument {
  /** Read anew after every await: reading it again from the log replaces it. */
  readonly live: LiveDocument
  /** Resolves with the last row's number when the rows are on disk. */
  append: (rows: readonly NewRow[]) => Promise<number>
  /** Forgets what was applied and not kept. */
  reload: () => Promise<void>
  /** So many rows have come that the next load would be felt. */
  isSnapshotDue: () => boolean
  /** Lets the next load begin here. */
  snapshot: () => Promise<void>
  destroy: () => void
}

/** Rejects when the document cannot be loaded: nobody is ever shown an empty lab instead. */
export const openKeptDocument = async (
  labId: string,
  { log, rowsPerSnapshot }: { log: UpdateLog; rowsPerSnapshot?: number },
): Promise<KeptDocument> => {
  let live = await loadLiveDocument(log, labId)
  return {
    get live() {
      return live
    },
    append: async (rows) => {
      const seqs = await log.append(labId, rows)
      live.seq = seqs.at(-1) ?? live.seq
      live.rowsSinceSnapshot += rows.length
      return live.seq
    },
    reload: async () => {
      const old = live
      live = await loadLiveDocument(log, labId)
      old.doc.destroy()
    },
    isSnapshotDue: () =>
      live.rowsSinceSnapshot >=
      (rowsPerSnapshot ?? Math.max(ROWS_PER_SNAPSHOT, live.snapshotBytes / SNAPSHOT_BYTES_PER_ROW)),
    snapshot: async () => {
      if (live.rowsSinceSnapshot === 0) return
      const bytes = Y.encodeStateAsUpdate(live.doc)
      const { length } = bytes
      await log.snapshot(labId, live.seq, bytes)
      live.rowsSinceSnapshot = 0
      live.snapshotBytes = length
    },
    destroy: () => live.doc.destroy(),
  }
}
