import type { Command } from 'commander'
import { z } from 'zod'
import { dataDirOption } from './dataDir.ts'

const options = z.object({ dataDir: z.string(), check: z.boolean().default(false) })

/** `delivery-lab backup FOLDER` and `delivery-lab restore FOLDER`. */
export const addBackup = (program: Command): void => {
  program
    .command('backup')
    .description('copy everything the server keeps into a new folder, while it runs')
    .argument('<folder>', 'a folder that is not there yet')
    .addOption(dataDirOption())
    .action(async (folder: string, given: unknown) => {
      const { runBackup } = await import('./runBackup.ts')
      process.exitCode = await runBackup({ folder, ...options.parse(given) }, console.log)
    })
  program
    .command('restore')
    .description('put a backup in the place of the server’s data, which is kept aside; stop the server first')
    .argument('<folder>', 'the backup')
    .option('--check', 'only say whether the backup is as it was made')
    .addOption(dataDirOption())
    .action(async (folder: string, given: unknown) => {
      const { runCheck, runRestore } = await import('./runBackup.ts')
      const { check, dataDir } = options.parse(given)
      process.exitCode = await (check
        ? runCheck(folder, console.log)
        : runRestore({ folder, dataDir }, console.log))
    })
}
