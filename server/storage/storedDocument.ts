import type { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { z } from 'zod'
import { epochReader } from './epochReader.ts'
import { bytes, inOneRead, readLogRows } from './logRows.ts'
import { applySnapshot, PACKED_SNAPSHOT, PLAIN_SNAPSHOT, type StoredSnapshot } from './packedState.ts'
import type { LogRow } from './updateLog.ts'

/** A lab that was never restored. */
export const FIRST_EPOCH = 1

const ALL = Number.MAX_SAFE_INTEGER
const seqRow = z.object({ seq: z.int().nullable() })
const snapshotRow = z.object({
  seq: z.int(),
  format: z.union([z.literal(PLAIN_SNAPSHOT), z.literal(PACKED_SNAPSHOT)]),
  bytes,
})

/** A lab's document of the last epoch: a snapshot, and the rows after it. */
export interface StoredState {
  /** 1 until the first restore from a backup. */
  epoch: number
  snapshot: StoredSnapshot | null
  /** The rows after the snapshot, all rows of the epoch when there is none. */
  tail: LogRow[]
  /** The last row's number, 0 when nothing was ever written. */
  seq: number
}

/** Says what a lab's document is made of, as it is at one moment. */
export const stateReader = (db: DatabaseSync): ((lab: string) => StoredState) => {
  const epochOf = epochReader(db)
  const find = db.prepare('select seq, format, bytes from snapshots where lab = ? and epoch = ?')
  return (lab) =>
    inOneRead(db, () => {
      const epoch = epochOf(lab) ?? FIRST_EPOCH
      const found = find.get(lab, epoch)
      const snapshot = found === undefined ? null : snapshotRow.parse(found)
      const tail = readLogRows(db, lab, snapshot?.seq ?? before(db, lab, epoch), ALL)
      return { epoch, snapshot, tail, seq: tail.at(-1)?.seq ?? snapshot?.seq ?? 0 }
    })
}

/** The row before the first of an epoch. */
const before = (db: DatabaseSync, lab: string, epoch: number): number =>
  (seqRow.parse(
    db
      .prepare(
        `select min(seq) as seq from (
           select min(seq) as seq from log where lab = :lab and epoch = :epoch
           union all select min(first) from packs where lab = :lab and epoch = :epoch)`,
      )
      .get({ lab, epoch }),
  ).seq ?? 1) - 1

/** The document itself. Throws for one that is not there or not whole; never an empty document. */
export const documentOf = ({ snapshot, tail, seq }: StoredState): Y.Doc => {
  if (seq === 0) throw new Error('it has no document')
  const doc = new Y.Doc()
  doc.transact(() => {
    if (snapshot) applySnapshot(doc, snapshot)
    for (const { kind, bytes: update } of tail)
      if (kind === 'update' || kind === 'restore') Y.applyUpdate(doc, update)
  })
  if (isIncomplete(doc)) throw new Error('its log has a gap')
  return doc
}

/** Something came in that builds on what has not come. */
export const isIncomplete = (doc: Y.Doc): boolean =>
  doc.store.pendingStructs !== null || doc.store.pendingDs !== null
