import type { Command } from 'commander'
import { z } from 'zod'

const options = z.object({ jwks: z.string().optional(), against: z.string().optional() })

/** `delivery-lab verify FILE`. */
export const addVerify = (program: Command): void => {
  program
    .command('verify')
    .description('check that a roadmap is exactly as it was released, and who signed it')
    .argument('<file>', 'roadmap JSON')
    .option('--jwks <file-or-address>', 'keys you trust, such as https://…/.well-known/jwks.json')
    .option('--against <file>', 'another copy: every path that differs is listed')
    .addHelpText(
      'after',
      '\nExit status: 0 valid, 1 changed or not a roadmap, 2 unchanged but signer not verified.',
    )
    .action(async (file: string, given: unknown) => {
      const { runVerify } = await import('./runVerify.ts')
      process.exitCode = await runVerify({ file, ...options.parse(given) }, console.log)
    })
}
