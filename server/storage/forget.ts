import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Db } from './database.ts'

const TRIES = 40
const BETWEEN_MS = 50

/**
 * Brings what was purged out of the files. SQLite leaves copies of rows behind where it moves them, overwritten or
 * not: the database is written anew (`VACUUM`), and the log of writes goes into it and is cut to nothing. Who reads or
 * writes it meanwhile is waited for, some seconds at most; false when they go on, and the next start does it.
 */
export const forgetDeleted = async (db: Db): Promise<boolean> => {
  let gone: string[] | null = null
  for (let tries = 0; tries < TRIES; tries += 1) {
    // Once, however long the log is still read: everything stands still for it, and the log keeps a copy of each time.
    const ids: string[] | null = (gone ??= await withoutWaiting(db, writeAnew))
    if (ids && (await withoutWaiting(db, (one) => cutLog(one, ids)))) return true
    await new Promise((again) => setTimeout(again, BETWEEN_MS))
  }
  return false
}

/** The rounds and seats of which nothing is in the file any more that was purged or erased. */
const writeAnew = async (one: Db): Promise<string[]> => {
  const purged = await one
    .selectFrom('rounds')
    .select('id')
    .where('purgedAt', 'is not', null)
    .where('forgotten', '=', 0)
    .execute()
  const erased = await one
    .selectFrom('seats')
    .select('id')
    .where('erasedAt', 'is not', null)
    .where('forgotten', '=', 0)
    .execute()
  await sql`VACUUM`.execute(one)
  return [...purged, ...erased].map(({ id }) => id)
}

const cutLog = async (one: Db, gone: readonly string[]): Promise<boolean> => {
  const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(one)
  if (rows[0]?.busy !== 0) return false
  await one.updateTable('rounds').set({ forgotten: 1 }).where('id', 'in', gone).execute()
  await one.updateTable('seats').set({ forgotten: 1 }).where('id', 'in', gone).execute()
  return true
}

/** SQLite itself would wait for others with everything else standing still. */
const withoutWaiting = <T>(db: Db, work: (one: Db) => Promise<T>): Promise<T | null> =>
  db.connection().execute(async (one) => {
    const { rows: before } = await sql<{ timeout: number }>`PRAGMA busy_timeout`.execute(one)
    await sql`PRAGMA busy_timeout = 0`.execute(one)
    try {
      return await work(one)
    } catch {
      return null // somebody writes, or the disk is full: the caller tries again, and the next start does
    } finally {
      await sql`PRAGMA busy_timeout = ${sql.raw(String(before[0]?.timeout ?? 5_000))}`.execute(one)
    }
  })

/** The same at the start, where a stop came between a purge or an erasure and this. */
export const finishForgetting = (database: DatabaseSync): void => {
  const left = database
    .prepare(
      `SELECT 1 FROM rounds WHERE purgedAt IS NOT NULL AND forgotten = 0
        UNION ALL SELECT 1 FROM seats WHERE erasedAt IS NOT NULL AND forgotten = 0`,
    )
    .get()
  if (!left) return
  try {
    database.exec(`VACUUM; PRAGMA wal_checkpoint(TRUNCATE);
      UPDATE rounds SET forgotten = 1 WHERE purgedAt IS NOT NULL;
      UPDATE seats SET forgotten = 1 WHERE erasedAt IS NOT NULL`)
  } catch {
    // The disk is full, or somebody else has the database: the next start does it.
  }
}
