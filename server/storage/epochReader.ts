import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

const row = z.object({ epoch: z.int().nullable() })

/** Says which epoch of a lab's document the log is in; null for a lab it does not have. */
export const epochReader = (log: DatabaseSync): ((lab: string) => number | null) => {
  const read = log.prepare('select max(epoch) as epoch from log where lab = ?')
  return (lab) => row.parse(read.get(lab)).epoch
}
