import { DatabaseSync } from 'node:sqlite'
import { userVersion } from './userVersion.ts'

/** Each step of the log's tables, in order; a released one is never edited. All DDL of `log.sqlite` is here. */
const STEPS: readonly string[] = [
  `create table log (
     seq integer primary key, lab text not null, epoch integer not null, kind text not null, seat text,
     at integer not null, format integer not null, bytes blob not null);
   create index log_by_lab on log (lab, epoch, seq);
   create table clients (lab text not null, client integer not null, seat text not null,
     primary key (lab, client)) without rowid;
   create table snapshots (lab text not null, epoch integer not null, seq integer not null,
     format integer not null, bytes blob not null, primary key (lab, epoch));`,
  // Rows of a lab that a snapshot covers, out of `log` and deflated; see logPack.ts.
  `create table packs (lab text not null, epoch integer not null, first integer not null, last integer not null,
     format integer not null, bytes blob not null, primary key (lab, last));`,
  // Snapshots of format 2 (packedState.ts) beside those of format 1: the same tables, which an older program misreads.
  '',
]

/** Version of the log file's tables, kept in `user_version`. */
export const LOG_VERSION = STEPS.length

/** Throws, in words for the operator, for a file that a newer program has written. */
const refuseNewer = (version: number, file: string): void => {
  if (version > LOG_VERSION)
    throw new Error(
      `${file} was written by a newer Delivery Lab (log version ${version}; this one knows ${LOG_VERSION}). ` +
        'Start that version, or restore a backup made by this one.',
    )
}

/** Runs `begin` on a database just opened, which it closes when that fails. */
const begun = (db: DatabaseSync, begin: (db: DatabaseSync) => void): DatabaseSync => {
  try {
    begin(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** The log for the one thread that writes it, brought to this program's tables. */
export const openLogToWrite = (file: string): DatabaseSync =>
  begun(new DatabaseSync(file, { timeout: 5_000 }), (db) => {
    const version = userVersion(db)
    refuseNewer(version, file)
    // Small pages before the first table: an edit is ~100 bytes and a commit writes whole pages to the WAL.
    if (version === 0) db.exec('pragma page_size = 1024')
    db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
    for (const [at, step] of STEPS.entries())
      if (at >= version) db.exec(`begin immediate; ${step} pragma user_version = ${at + 1}; commit`)
  })

/** The log beside the thread that writes it: waits for its locks, sees what is committed, changes nothing. */
export const openLogReadOnly = (file: string): DatabaseSync =>
  begun(new DatabaseSync(file, { readOnly: true, timeout: 5_000 }), (db) => {
    const version = userVersion(db)
    refuseNewer(version, file)
    if (version < LOG_VERSION)
      throw new Error(`${file} was written by an older Delivery Lab. Start the server on it once.`)
  })
