import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { SqliteDatabase } from 'kysely'

const input = (value: unknown): SQLInputValue => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite takes no ${typeof value}`)
}

/**
 * `node:sqlite` in the shape kysely's SQLite dialect asks for. A transaction takes the write lock at its
 * beginning: one that read first could not write any more once the command line has written beside it.
 */
export const forKysely = (database: DatabaseSync): SqliteDatabase => ({
  close: () => database.close(),
  prepare: (sql) => {
    const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql)
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...parameters.map(input)),
      run: (parameters) => statement.run(...parameters.map(input)),
      iterate: (parameters) => statement.iterate(...parameters.map(input)),
    }
  },
})
