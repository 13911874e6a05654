import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { LogRow } from './updateLog.ts'

/** Version of the log file's tables, kept in `user_version`. */
export const LOG_VERSION = 1
/** How the bytes of a row are written: 1 is a Yjs V1 update as it is. */
export const ROW_FORMAT = 1

/** A row as it is kept for ever. */
export interface KeptRow extends LogRow {
  /** The document it belongs to: 1 until the first restore from a backup, then the number of the last one. */
  epoch: number
}

const keptRow = z
  .object({
    seq: z.int(),
    epoch: z.int(),
    kind: z.enum(['update', 'freeze', 'reopen', 'restore']),
    seatId: z.string().nullable(),
    at: z.number(),
    format: z.literal(ROW_FORMAT),
    bytes: z.instanceof(Uint8Array),
  })
  .transform(({ seq, epoch, kind, seatId, at, bytes }): KeptRow => ({ seq, epoch, kind, seatId, at, bytes }))

/**
 * The lab's rows after `after`, in order, at most `limit` of them: across epochs, whatever their format or packing.
 * Give the last row's number to read on; fewer than `limit` were the last ones.
 */
export const readLogRows = (db: DatabaseSync, lab: string, after: number, limit: number): KeptRow[] =>
  db
    .prepare(
      `select seq, epoch, kind, seat as seatId, at, format, bytes from log
         where lab = ? and seq > ? order by epoch, seq limit ?`,
    )
    .all(lab, after, limit)
    .map((row) => keptRow.parse(row))

export const logVersionOf = (db: DatabaseSync): number =>
  z.object({ user_version: z.int() }).parse(db.prepare('pragma user_version').get()).user_version

/** Throws, in words for the operator, for a file that a newer program has written. */
export const refuseNewerLog = (version: number, file: string): void => {
  if (version > LOG_VERSION)
    throw new Error(
      `${file} was written by a newer Delivery Lab (log version ${version}; this one knows ${LOG_VERSION}). ` +
        'Start that version, or restore a backup made by this one.',
    )
}

/** The log beside the thread that writes it: waits for its locks, sees what is committed, changes nothing. */
export const openLogReadOnly = (file: string): DatabaseSync => {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
  try {
    refuseNewerLog(logVersionOf(db), file)
  } catch (error) {
    db.close()
    throw error
  }
  return db
}
