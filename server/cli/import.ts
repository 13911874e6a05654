import type { Command } from 'commander'
import { z } from 'zod'
import { dataDirOption } from './dataDir.ts'

const options = z.object({ jwks: z.string().optional(), dataDir: z.string() })

/** `delivery-lab import FILE`: into the delivery unit's store, whether the server runs or not. */
export const addImport = (program: Command): void => {
  program
    .command('import')
    .description('take a released roadmap into the delivery unit’s store')
    .argument('<file>', 'roadmap JSON')
    .option('--jwks <file-or-address>', 'further keys you trust, beside this server’s own')
    .addOption(dataDirOption())
    .action(async (file: string, given: unknown) => {
      const { runImport } = await import('./runImport.ts')
      process.exitCode = await runImport({ file, ...options.parse(given) }, console.log)
    })
}
