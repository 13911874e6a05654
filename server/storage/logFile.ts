import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { epochReader } from './epochReader.ts'
import { inTransaction } from './inTransaction.ts'
import { putPack, rowsToPack, type RowsToPack } from './logPacking.ts'
import { bytes, readLogRows, ROW_FORMAT } from './logRows.ts'
import { openLogToWrite } from './logSchema.ts'
import { SERVER_SEAT, type LogRow, type NewRow, type StoredDocument } from './updateLog.ts'

const clientRow = z.object({ client: z.number(), seat: z.string() })
const seqRow = z.object({ seq: z.int().nullable() })
const ALL = Number.MAX_SAFE_INTEGER
/** A lab that was never restored. */
const FIRST_EPOCH = 1
const snapshotRow = z.object({ seq: z.int(), format: z.literal(ROW_FORMAT), bytes })

/** What a new epoch begins with. */
export interface Restored {
  epoch: number
  at: number
  /** The whole document, as a Yjs V1 update. */
  bytes: Uint8Array
}

/** The log's SQLite file, used by the one thread that writes it. Everything here is synchronous. */
export interface LogFile {
  /** Runs `write` in one transaction; what it returns is on disk when this returns, nothing is when it throws. */
  commit<T>(write: () => T): T
  /** Only inside `commit`. */
  append(lab: string, rows: readonly NewRow[]): number[]
  /** Only inside `commit`. */
  snapshot(lab: string, seq: number, bytes: Uint8Array): void
  load(lab: string): StoredDocument
  /** At most `most` rows, a thousand when not given. */
  rowsToPack(lab: string, most?: number): RowsToPack | null
  /** Only inside `commit`. */
  putPack(lab: string, rows: RowsToPack, packed: Uint8Array): void
  /** Only inside `commit`. Begins another document: what comes after belongs to the new epoch. */
  restore(lab: string, restored: Restored): void
  close(): void
}

export const openLogFile = (file: string): LogFile => {
  const db = openLogToWrite(file)
  const epochInLog = epochReader(db)
  const epochOf = (lab: string) => epochInLog(lab) ?? FIRST_EPOCH
  const addRow = db.prepare(
    'insert into log (lab, epoch, kind, seat, at, format, bytes) values (?, ?, ?, ?, ?, ?, ?)',
  )
  const bind = db.prepare('insert or ignore into clients (lab, client, seat) values (?, ?, ?)')
  const putSnapshot = db.prepare(
    'insert or replace into snapshots (lab, epoch, seq, format, bytes) values (?, ?, ?, ?, ?)',
  )
  const add = (lab: string, epoch: number, row: Omit<LogRow, 'seq'>): number =>
    Number(addRow.run(lab, epoch, row.kind, row.seatId, row.at, ROW_FORMAT, row.bytes).lastInsertRowid)
  return {
    commit: (write) => inTransaction(db, write),
    append: (lab, rows) => {
      const epoch = epochOf(lab)
      return rows.map((row) => {
        for (const client of row.clients ?? []) bind.run(lab, client, row.seatId ?? SERVER_SEAT)
        return add(lab, epoch, row)
      })
    },
    snapshot: (lab, seq, state) => void putSnapshot.run(lab, epochOf(lab), seq, ROW_FORMAT, state),
    load: (lab) => load(db, lab, epochOf(lab)),
    rowsToPack: (lab, most) => rowsToPack(db, lab, most),
    putPack: (lab, rows, packed) => putPack(db, lab, rows, packed),
    restore: (lab, { epoch, at, bytes: state }) => {
      if (epoch <= epochOf(lab)) throw new Error(`epoch ${epoch} of lab ${lab} is not a new one`)
      add(lab, epoch, { kind: 'restore', seatId: null, at, bytes: state })
    },
    close: () => db.close(),
  }
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

const load = (db: DatabaseSync, lab: string, epoch: number): StoredDocument => {
  const found = db
    .prepare('select seq, format, bytes from snapshots where lab = ? and epoch = ?')
    .get(lab, epoch)
  const snapshot = found === undefined ? null : snapshotRow.parse(found)
  const tail = readLogRows(db, lab, snapshot?.seq ?? before(db, lab, epoch), ALL)
  const clients = db.prepare('select client, seat from clients where lab = ?').all(lab)
  return {
    epoch,
    snapshot: snapshot?.bytes ?? null,
    tail,
    seq: tail.at(-1)?.seq ?? snapshot?.seq ?? 0,
    clients: new Map(clients.map((row) => clientRow.parse(row)).map(({ client, seat }) => [client, seat])),
  }
}
