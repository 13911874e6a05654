import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { readLogRows, type KeptRow } from '#server/storage/logRows.ts'
import { openLogReadOnly } from '#server/storage/logSchema.ts'

/** A lab's document as its log tells it row by row, without a server and without its snapshots. */
export interface LogDocument {
  /** That of the last epoch. */
  readonly doc: Y.Doc
  /** All rows read so far. */
  rows: KeptRow[]
  /** Reads what has been written since. */
  readOn: () => void
  close: () => void
}

const ROWS_AT_ONCE = 1_000

export const openLogDocument = (file: string, lab: string): LogDocument => {
  const db = openLogReadOnly(file)
  let doc = new Y.Doc()
  const rows: KeptRow[] = []
  const readOn = () => {
    for (let more = ROWS_AT_ONCE; more === ROWS_AT_ONCE;) {
      const next = readLogRows(db, lab, rows.at(-1)?.seq ?? 0, ROWS_AT_ONCE)
      more = next.length
      rows.push(...next)
      for (const { kind, bytes } of next) {
        if (kind === 'restore') doc = new Y.Doc()
        if (bytes.length > 0) Y.applyUpdate(doc, bytes)
      }
    }
  }
  return {
    get doc() {
      return doc
    },
    rows,
    readOn,
    close: () => db.close(),
  }
}

export const docOf = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

/** Digest of a document's bytes without what only its own history explains: what undo keeps, how structs were joined. */
export const bytesOf = (doc: Y.Doc): string => {
  const whole = docOf([Y.encodeStateAsUpdate(docOf([Y.encodeStateAsUpdate(doc)]))])
  return createHash('sha256').update(Y.encodeStateAsUpdate(whole)).digest('hex')
}
