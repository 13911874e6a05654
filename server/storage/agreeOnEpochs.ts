import { join } from 'node:path'
import { z } from 'zod'
import { StartUpProblem } from '../startUpProblem.ts'
import type { Db } from './database.ts'
import { openLogReadOnly } from './logSchema.ts'

const epochRow = z.object({ epoch: z.int().nullable() })

/** The two files say of every lab which document it has; they disagree when they were put together by hand. */
export const agreeOnEpochs = async (db: Db, dataDir: string): Promise<void> => {
  const labs = await db.selectFrom('labs').select(['id', 'slug', 'epoch']).execute()
  const log = openLogReadOnly(join(dataDir, 'log.sqlite'))
  try {
    const epochOf = log.prepare('select max(epoch) as epoch from log where lab = ?')
    for (const { id, slug, epoch } of labs) {
      const own = epochRow.parse(epochOf.get(id)).epoch
      if (own !== null && own !== epoch)
        throw new StartUpProblem(
          `lab.sqlite and log.sqlite in ${dataDir} are not of one time: the lab "${slug}" has epoch ${epoch} in one and ${own} in the other. Restore both from one backup: npx delivery-lab restore <backup>.`,
        )
    }
  } finally {
    log.close()
  }
}
