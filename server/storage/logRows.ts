import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { PACK_FORMAT, unpackRows } from './logPack.ts'
import type { LogRow } from './updateLog.ts'

/** How the bytes of a row are written: 1 is a Yjs V1 update as it is. */
export const ROW_FORMAT = 1

/** A row as it is kept for ever. */
export interface KeptRow extends LogRow {
  /** The document it belongs to: 1 until the first restore from a backup, then the number of the last one. */
  epoch: number
}

export const bytes = z.instanceof(Uint8Array)
const keptRow = z
  .object({
    seq: z.int(),
    epoch: z.int(),
    kind: z.enum(['update', 'freeze', 'reopen', 'restore']),
    seatId: z.string().nullable(),
    at: z.number(),
    format: z.literal(ROW_FORMAT),
    bytes,
  })
  .transform(({ format: _format, ...row }): KeptRow => row)
const pack = z.object({ epoch: z.int(), format: z.literal(PACK_FORMAT), bytes })

/**
 * The lab's rows after `after`, in order, at most `limit` of them: across epochs, whatever their format or packing.
 * Give the last row's number to read on; fewer than `limit` were the last ones.
 */
export const readLogRows = (db: DatabaseSync, lab: string, after: number, limit: number): KeptRow[] =>
  inOneRead(db, () => {
    const packed = packedRows(db, lab, after, limit)
    const { seq } = packed.at(-1) ?? { seq: after }
    const single = db
      .prepare(
        `select seq, epoch, kind, seat as seatId, at, format, bytes from log
           where lab = ? and seq > ? order by epoch, seq limit ?`,
      )
      .all(lab, seq, limit - packed.length)
    return [...packed, ...single.map((row) => keptRow.parse(row))]
  })

/** Packs hold a lab's first rows, in their order; whatever comes after them is not packed yet. */
const packedRows = (db: DatabaseSync, lab: string, after: number, limit: number): KeptRow[] => {
  const found: KeptRow[] = []
  const packs = db
    .prepare('select epoch, format, bytes from packs where lab = ? and last > ? order by last')
    .iterate(lab, after)
  for (const one of packs) {
    const { epoch, bytes: packed } = pack.parse(one)
    for (const row of unpackRows(packed)) if (row.seq > after) found.push(keptRow.parse({ ...row, epoch }))
    if (found.length >= limit) break
  }
  return found.slice(0, limit)
}

/** Between two statements of their own a row could move into a pack and be missed. */
export const inOneRead = <T>(db: DatabaseSync, read: () => T): T => {
  if (db.isTransaction) return read()
  db.exec('begin')
  try {
    return read()
  } finally {
    db.exec('commit')
  }
}
