import { Command } from 'commander'
import { addBackup } from './cli/backup.ts'
import { addDoctor } from './cli/doctor.ts'
import { addExport } from './cli/export.ts'
import { addImport } from './cli/import.ts'
import { addLint } from './cli/lint.ts'
import { addVerify } from './cli/verify.ts'
import type { ServeOptions } from './serve.ts'

const program = new Command('delivery-lab').description(
  'Delivery Lab: from a policy goal to a plan that everyone responsible has signed',
)

program
  .command('serve')
  .description(
    'run the server (configured by PORT, HOST, DATA_DIR, PUBLIC_URL, LOG_LEVEL, TLS_CERT, TLS_KEY, METRICS_TOKEN)',
  )
  .option('--demo', 'fill an empty store with the Oceans lab', false)
  .option('--facilitator-link', 'print a link for one more facilitator', false)
  .action(async (options: ServeOptions) => {
    const { serve } = await import('./serve.ts')
    await serve(options)
  })

addExport(program)
addVerify(program)
addLint(program)
addImport(program)
addBackup(program)
addDoctor(program)

await program.parseAsync()
