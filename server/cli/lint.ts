import { Option, type Command } from 'commander'
import { z } from 'zod'
import { SEVERITIES } from '#shared/plan/rules/finding.ts'

const options = z.object({ json: z.boolean(), severity: z.enum(SEVERITIES) })

/** `delivery-lab lint FILE`. */
export const addLint = (program: Command): void => {
  program
    .command('lint')
    .description('say what the rules find in a roadmap or a draft, by room and initiative')
    .argument('<file>', 'roadmap JSON, or a draft downloaded from the checks of a lab')
    .option('--json', 'for programs: rule, code, severity, path and message of each finding', false)
    .addOption(
      new Option('--severity <least>', 'the least grave that is told').choices(SEVERITIES).default('info'),
    )
    .addHelpText('after', '\nExit status: 0 no errors, 1 errors, 2 not a roadmap or draft, or not readable.')
    .action(async (file: string, given: unknown) => {
      const { runLint } = await import('./runLint.ts')
      process.exitCode = await runLint({ file, ...options.parse(given) }, console.log)
    })
}
