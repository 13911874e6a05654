import { InvalidArgumentError, type Command } from 'commander'
import { z } from 'zod'
import { dataDirOption } from './dataDir.ts'

const options = z.object({ version: z.int().optional(), dataDir: z.string(), output: z.string() })

const versionNumber = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('A version is a whole number from 1.')
  return Number(text)
}

/** `delivery-lab export LAB -o FILE`: works whether the server runs or not. */
export const addExport = (program: Command): void => {
  // Without this, --version after the command would mean the program's own version.
  program.enablePositionalOptions()
  program
    .command('export')
    .description('write a released roadmap to a file')
    .argument('<lab>', 'short name or identifier of the lab')
    .option('--version <n>', 'which version; the newest when not given', versionNumber)
    .addOption(dataDirOption())
    .requiredOption('-o, --output <file>', 'where to write the roadmap JSON')
    .action(async (lab: string, given: unknown) => {
      const { runExport } = await import('./runExport.ts')
      process.exitCode = await runExport({ lab, ...options.parse(given) }, console.log)
    })
}
