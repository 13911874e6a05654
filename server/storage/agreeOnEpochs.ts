import { join } from 'node:path'
import { StartUpProblem } from '../startUpProblem.ts'
import type { Db } from './database.ts'
import { epochReader } from './epochReader.ts'
import { openLogReadOnly } from './logSchema.ts'

/** The two files say of every lab which document it has; they disagree when they were put together by hand. */
export const agreeOnEpochs = async (db: Db, dataDir: string): Promise<void> => {
  const labs = await db.selectFrom('labs').select(['id', 'slug', 'epoch']).execute()
  const log = openLogReadOnly(join(dataDir, 'log.sqlite'))
  try {
    const epochOf = epochReader(log)
    for (const { id, slug, epoch } of labs) {
      const own = epochOf(id)
      if (own !== null && own !== epoch)
        throw new StartUpProblem(
          `lab.sqlite and log.sqlite in ${dataDir} are not of one time: the lab "${slug}" has epoch ${epoch} in one and ${own} in the other. Restore both from one backup: npx delivery-lab restore <backup>.`,
        )
    }
  } finally {
    log.close()
  }
}
