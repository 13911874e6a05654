import type { DatabaseSync } from 'node:sqlite'

/** Runs `write` in one transaction; what it returns is committed when this returns, nothing is when it throws. */
export const inTransaction = <T>(db: DatabaseSync, write: () => T): T => {
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
