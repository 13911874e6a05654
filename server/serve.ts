import { readConfig } from './config.ts'
import { seedIfEmpty } from './seedIfEmpty.ts'
import { startServer, type RunningServer } from './startServer.ts'
import { StartUpProblem } from './startUpProblem.ts'
import { aligned, demoWelcome, welcome } from './welcome.ts'

export interface ServeOptions {
  /** Fills an empty store with the demonstration. */
  demo: boolean
  /** Prints a link for a facilitator although there is one: for a facilitator who lost theirs. */
  facilitatorLink: boolean
  /** The built client, when it is not in `dist/client`. */
  clientDir?: string
}

/** Ends the process in order at the first signal, at once at the second. */
const closeOnSignal = (server: RunningServer): void => {
  let asked = false
  const stop = () => {
    if (asked) process.exit(1)
    asked = true
    console.log('Stopping …')
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        server.parts.log.fatal({ err: error }, 'the server could not stop in order')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** Runs a server until a signal ends it; a problem is told in words and ends with 1. */
export const serve = async (options: ServeOptions): Promise<void> => {
  let server: RunningServer | null = null
  try {
    server = await startServer(readConfig(process.env), { clientDir: options.clientDir })
    closeOnSignal(server)
    if (options.demo) await seedIfEmpty(server)
    const lines = options.demo && !options.facilitatorLink ? demoWelcome(server) : welcome(server, options)
    console.log(`\nDelivery Lab is running.\n\n${aligned(await lines)}\n\nCtrl+C stops it.`)
  } catch (error) {
    if (!(error instanceof StartUpProblem)) throw error
    console.error(error.message)
    process.exitCode = 1
    await server?.close()
  }
}
