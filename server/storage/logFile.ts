import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { LOG_VERSION, logVersionOf, refuseNewerLog, ROW_FORMAT } from './logRows.ts'
import { SERVER_SEAT, type LogRow, type NewRow, type StoredDocument } from './updateLog.ts'

/** Counts restores of a lab's document from a backup; there has been none. */
const EPOCH = 1

const SCHEMA = `
  create table log (
    seq integer primary key, lab text not null, epoch integer not null, kind text not null, seat text,
    at integer not null, format integer not null, bytes blob not null);
  create index log_by_lab on log (lab, epoch, seq);
  create table clients (lab text not null, client integer not null, seat text not null,
    primary key (lab, client)) without rowid;
  create table snapshots (lab text not null, epoch integer not null, seq integer not null, format integer not null,
    bytes blob not null, primary key (lab, epoch));
  pragma user_version = ${LOG_VERSION};`

const bytes = z.instanceof(Uint8Array)
const logRow = z.object({
  seq: z.int(),
  kind: z.enum(['update', 'freeze', 'reopen', 'restore']),
  seatId: z.string().nullable(),
  at: z.number(),
  format: z.literal(ROW_FORMAT),
  bytes,
})
const clientRow = z.object({ client: z.number(), seat: z.string() })
const snapshotRow = z.object({ seq: z.int(), format: z.literal(ROW_FORMAT), bytes })

/** The log's SQLite file, used by the one thread that writes it. Everything here is synchronous. */
export interface LogFile {
  /** Runs `write` in one transaction; what it returns is on disk when this returns, nothing is when it throws. */
  commit<T>(write: () => T): T
  /** Only inside `commit`. */
  append(lab: string, rows: readonly NewRow[]): number[]
  /** Only inside `commit`. */
  snapshot(lab: string, seq: number, bytes: Uint8Array): void
  load(lab: string): StoredDocument
  close(): void
}

export const openLogFile = (file: string): LogFile => {
  const db = openDatabase(file)
  const addRow = db.prepare(
    'insert into log (lab, epoch, kind, seat, at, format, bytes) values (?, ?, ?, ?, ?, ?, ?)',
  )
  const bind = db.prepare('insert or ignore into clients (lab, client, seat) values (?, ?, ?)')
  const putSnapshot = db.prepare(
    'insert or replace into snapshots (lab, epoch, seq, format, bytes) values (?, ?, ?, ?, ?)',
  )
  return {
    commit: (write) => commit(db, write),
    append: (lab, rows) =>
      rows.map((row) => {
        const { lastInsertRowid } = addRow.run(
          lab,
          EPOCH,
          row.kind,
          row.seatId,
          row.at,
          ROW_FORMAT,
          row.bytes,
        )
        for (const client of row.clients ?? []) bind.run(lab, client, row.seatId ?? SERVER_SEAT)
        return Number(lastInsertRowid)
      }),
    snapshot: (lab, seq, state) => void putSnapshot.run(lab, EPOCH, seq, ROW_FORMAT, state),
    load: (lab) => load(db, lab),
    close: () => db.close(),
  }
}

const openDatabase = (file: string): DatabaseSync => {
  const db = new DatabaseSync(file, { timeout: 5_000 })
  const version = logVersionOf(db)
  try {
    refuseNewerLog(version, file)
  } catch (error) {
    db.close()
    throw error
  }
  // Small pages before the first table: an edit is ~100 bytes and a commit writes whole pages to the WAL.
  if (version === 0) db.exec('pragma page_size = 1024')
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
  if (version === 0) db.exec(`begin immediate; ${SCHEMA} commit`)
  return db
}

const commit = <T>(db: DatabaseSync, write: () => T): T => {
  db.exec('begin immediate')
  try {
    const result = write()
    db.exec('commit')
    return result
  } catch (error) {
    // A full disk makes SQLite roll back by itself in some places and not in others.
    if (db.isTransaction) db.exec('rollback')
    throw error
  }
}

const load = (db: DatabaseSync, lab: string): StoredDocument => {
  const found = db
    .prepare('select seq, format, bytes from snapshots where lab = ? and epoch = ?')
    .get(lab, EPOCH)
  const snapshot = found === undefined ? null : snapshotRow.parse(found)
  const tail: LogRow[] = db
    .prepare(
      'select seq, kind, seat as seatId, at, format, bytes from log where lab = ? and epoch = ? and seq > ? order by seq',
    )
    .all(lab, EPOCH, snapshot?.seq ?? 0)
    .map((row) => logRow.parse(row))
  const clients = db.prepare('select client, seat from clients where lab = ?').all(lab)
  return {
    snapshot: snapshot?.bytes ?? null,
    tail,
    seq: tail.at(-1)?.seq ?? snapshot?.seq ?? 0,
    clients: new Map(clients.map((row) => clientRow.parse(row)).map(({ client, seat }) => [client, seat])),
  }
}
