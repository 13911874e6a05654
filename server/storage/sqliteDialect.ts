import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { SqliteDatabase } from 'kysely'

const input = (value: unknown): SQLInputValue => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite takes no ${typeof value}`)
}

/** A full disk makes SQLite roll back by itself; asking again would hide why. */
const asMeant = (database: DatabaseSync, sql: string): string => {
  if (sql === 'begin') return 'begin immediate'
  return sql === 'rollback' && !database.isTransaction ? 'select 1' : sql
}

/**
 * `node:sqlite` in the shape kysely's SQLite dialect asks for. A transaction takes the write lock at its
 * beginning: one that read first could not write any more once the command line has written beside it.
 */
export const forKysely = (database: DatabaseSync): SqliteDatabase => ({
  close: () => database.close(),
  prepare: (sql) => {
    const statement = database.prepare(asMeant(database, sql))
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...parameters.map(input)),
      run: (parameters) => statement.run(...parameters.map(input)),
      iterate: (parameters) => statement.iterate(...parameters.map(input)),
    }
  },
})
