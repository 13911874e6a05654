import { firstFacilitator, makeFirstLink } from './identity/links.ts'
import type { RunningServer } from './startServer.ts'
import { StartUpProblem } from './startUpProblem.ts'

/** Makes the demonstration on a store that nobody has used; any other is left as it is. */
export const seedIfEmpty = async (server: RunningServer): Promise<void> => {
  const { db, now } = server.parts
  if ((await firstFacilitator(db)) !== null) return
  console.log('Making the demonstration …')
  const { seedDemo } = await import('./demo/seed.ts')
  try {
    await seedDemo({ url: server.localUrl, facilitatorToken: await makeFirstLink(db, now()) })
  } catch (error) {
    server.parts.log.error({ err: error }, 'the demonstration could not be made')
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartUpProblem(
      `The demonstration could not be made: ${reason}. Empty ${server.parts.config.dataDir} before the next try.`,
    )
  }
}
