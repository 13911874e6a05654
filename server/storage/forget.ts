import { sql } from 'kysely'
import type { Db } from './database.ts'

const TRIES = 40
const BETWEEN_MS = 50

/**
 * Brings what was deleted out of the files: the log of writes goes into the database, whose deleted content is
 * overwritten (`secure_delete`), and is cut to nothing. Somebody who reads the database meanwhile is waited for, 2 s
 * at most; false when they read on, and the next start does it.
 */
export const forgetDeleted = async (db: Db): Promise<boolean> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (await cut(db)) return true
    await new Promise((again) => setTimeout(again, BETWEEN_MS))
  }
  return false
}

/** SQLite itself would wait with everything else standing still. */
const cut = (db: Db): Promise<boolean> =>
  db.connection().execute(async (one) => {
    const { rows: before } = await sql<{ timeout: number }>`PRAGMA busy_timeout`.execute(one)
    await sql`PRAGMA busy_timeout = 0`.execute(one)
    try {
      const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(one)
      return rows[0]?.busy === 0
    } finally {
      await sql`PRAGMA busy_timeout = ${sql.raw(String(before[0]?.timeout ?? 5_000))}`.execute(one)
    }
  })
