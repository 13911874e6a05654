import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteDialect, type Transaction } from 'kysely'
import { finishForgetting } from './forget.ts'
import { migrate } from './migrations.ts'
import type { Tables } from './schema.ts'
import { forKysely } from './sqliteDialect.ts'

/** The relations: persons, seats, versions, signatures. Inside a transaction only its own handle may be used. */
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

export const openDatabase = (dataDir: string): Db => {
  const file = join(dataDir, 'lab.sqlite')
  const database = new DatabaseSync(file, { timeout: 5_000 })
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    // What is deleted is gone from the file, too.
    database.exec('PRAGMA secure_delete = ON')
    migrate(database, file)
    finishForgetting(database)
  } catch (error) {
    database.close()
    throw error
  }
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(database) }) })
}

/** Whether the database answers and takes writes: a write lock is taken and given back. */
export const databaseAnswers = async (db: Db): Promise<boolean> => {
  try {
    await db
      .transaction()
      .execute((trx) => trx.updateTable('labs').set({ epoch: 1 }).where('id', '=', '').execute())
    return true
  } catch {
    return false // whatever it says: it does not answer, which is the answer
  }
}
