import { writeFile } from 'node:fs/promises'
import { InvalidArgumentError, type Command } from 'commander'
import { z } from 'zod'
import { dataDirOption } from './dataDir.ts'
import { readRelease } from './readRelease.ts'

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
      const { version, dataDir, output } = options.parse(given)
      const found = readRelease(dataDir, lab, version ?? null)
      if ('problem' in found) {
        console.error(found.problem)
        process.exitCode = 1
        return
      }
      await writeFile(output, found.body)
      console.log(`${found.name}, version ${found.version}, written to ${output}.`)
    })
}
