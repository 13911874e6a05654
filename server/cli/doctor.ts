import { setTimeout } from 'node:timers/promises'
import { Option, type Command } from 'commander'
import { z } from 'zod'

const options = z.object({
  url: z.url({ protocol: /^https?$/, error: 'an address like http://127.0.0.1:8787 is expected' }),
  token: z.string().optional(),
  seconds: z.coerce.number({ error: 'a number is expected' }).positive().max(600),
  json: z.boolean().default(false),
})

/** `delivery-lab doctor`. */
export const addDoctor = (program: Command): void => {
  program
    .command('doctor')
    .description(
      'say how a running server is and what it needs: 0 well, 1 something needs you, 2 cannot tell',
    )
    .option('--url <address>', 'the server', 'http://127.0.0.1:8787')
    .addOption(new Option('--token <token>', 'its METRICS_TOKEN').env('METRICS_TOKEN'))
    .option('--seconds <seconds>', 'time between the two readings that are compared', '5')
    .option('--json', 'the same as JSON')
    .action(async (given: unknown, command: Command) => {
      const parsed = options.safeParse(given)
      if (!parsed.success) {
        const [issue] = parsed.error.issues
        return command.error(`--${String(issue?.path[0])}: ${issue?.message}.`, { exitCode: 2 })
      }
      const { runDoctor } = await import('./runDoctor.ts')
      process.exitCode = await runDoctor(parsed.data, console.log, (ms) => setTimeout(ms))
    })
}
