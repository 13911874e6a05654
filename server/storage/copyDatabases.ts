import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'

/** Pages copied before others of this process get their turn. */
const PAGES_AT_ONCE = 1_000

/**
 * Copies both databases of a data folder, as they were in one moment, whether a server writes them or not. Nothing can
 * be committed to the relations while both reads begin, so that the log has every row the relations speak of; the copies
 * are made inside these reads, which see nothing of what is written since, and hold up nobody.
 */
export const copyDatabases = async (dataDir: string, target: string): Promise<void> => {
  const opened: DatabaseSync[] = []
  // Not read-only: when no server runs, the last to close a database is the one that tidies up beside it.
  const open = (name: string) => {
    const database = new DatabaseSync(join(dataDir, name), { timeout: 5_000 })
    opened.push(database)
    return database
  }
  try {
    const [gate, lab, log] = [open('lab.sqlite'), open('lab.sqlite'), open('log.sqlite')]
    gate.exec('begin immediate')
    for (const database of [lab, log]) {
      database.exec('begin')
      database.prepare('select count(*) from sqlite_schema').get() // a read begins with the first look
    }
    gate.exec('rollback')
    await backup(lab, join(target, 'lab.sqlite'), { rate: PAGES_AT_ONCE })
    await backup(log, join(target, 'log.sqlite'), { rate: PAGES_AT_ONCE })
  } finally {
    for (const database of opened) database.close()
  }
}
