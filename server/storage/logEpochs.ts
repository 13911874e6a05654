import { existsSync } from 'node:fs'
import { z } from 'zod'
import { DatabaseSync } from 'node:sqlite'

const rows = z.array(z.object({ lab: z.string(), epoch: z.int() }))

/** The epoch of every lab of a log, as far as it can be read: it may be the damaged one that a backup replaces. */
export const readableEpochs = (file: string): Map<string, number> => {
  if (!existsSync(file)) return new Map()
  const db = new DatabaseSync(file, { timeout: 5_000 })
  try {
    const found = rows.parse(db.prepare('select lab, max(epoch) as epoch from log group by lab').all())
    return new Map(found.map(({ lab, epoch }) => [lab, epoch]))
  } catch {
    return new Map() // then the clock alone makes the new epochs later ones
  } finally {
    db.close()
  }
}
