import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import type { Config } from '../config.ts'
import type { Parts } from '../parts.ts'
import { routes } from './env.ts'
import { isFromThisMachine } from './thisMachine.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** A token decides when there is one; without, only who asks on this machine itself may read. */
const mayRead = (config: Config, c: Context): boolean => {
  const given = c.req.header('authorization')
  if (given === undefined) return isFromThisMachine(config, c)
  const { metricsToken } = config
  return metricsToken !== null && timingSafeEqual(digest(given), digest(`Bearer ${metricsToken}`))
}

/** `/metrics`: figures of this server for Prometheus; for everyone else an address like any that is not there. */
export const metricsRoutes = ({ config, figures }: Pick<Parts, 'config' | 'figures'>) =>
  routes().get('/metrics', async (c, next) => {
    if (!mayRead(config, c)) return next()
    c.header('Cache-Control', 'no-store')
    return c.body(await figures.text(), 200, { 'Content-Type': figures.contentType })
  })
