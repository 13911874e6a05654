import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

const row = z.object({ user_version: z.int() })

/** Which version of its tables a database says it has; 0 for one without any. */
export const userVersion = (db: DatabaseSync): number =>
  row.parse(db.prepare('pragma user_version').get()).user_version
