import type { Parts } from '../parts.ts'
import { databaseAnswers } from '../storage/database.ts'
import { routes } from './env.ts'

const MOST_MS = 5_000

const inTime = async (work: Promise<boolean>): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), MOST_MS)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

const logWrites = (updates: Parts['updates']): Promise<boolean> =>
  updates.append('', []).then(
    () => true,
    () => false, // whatever stands against it: nothing can be saved, which is the answer
  )

/** `/healthz`: the process answers. `/readyz`: it can also keep what people write. */
export const healthRoutes = (parts: Parts, isStopping: () => boolean) =>
  routes()
    .get('/healthz', (c) => c.json({ ok: true }))
    .get('/readyz', async (c) => {
      const [database, log] = await Promise.all([
        inTime(databaseAnswers(parts.db)),
        inTime(logWrites(parts.updates)),
      ])
      const ready = database && log && !isStopping()
      return c.json({ ready, database, log, stopping: isStopping() }, ready ? 200 : 503)
    })
