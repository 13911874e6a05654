import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartUpProblem } from '../startUpProblem.ts'

/**
 * One server a data folder: an exclusive SQLite lock on a small file, which the system drops with the
 * process however it ends. Returns what gives it back.
 */
export const lockDataDir = (dataDir: string): (() => void) => {
  const database = new DatabaseSync(join(dataDir, 'server.lock'), { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Error && /locked|busy/i.test(error.message))
      throw new StartUpProblem(
        `Another Delivery Lab is running on ${dataDir}. Stop it, or set another DATA_DIR.`,
      )
    throw error
  }
  return () => database.close()
}
