import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Config } from '../config.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])

export const isLoopback = (address: string): boolean => LOOPBACK.has(address)

/** What a proxy says of whom it asks for. */
const ofProxy = (name: string): boolean =>
  name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip' || name === 'via'

/**
 * Whether a request was made on this machine by itself. A proxy on it makes everyone look so: where there is one
 * (PUBLIC_URL is set, a header tells of it, or the name asked for is another) nobody is.
 */
export const isFromThisMachine = (config: Pick<Config, 'publicUrl'>, c: Context): boolean => {
  const name = URL.parse(`http://${c.req.header('host') ?? ''}`)?.hostname ?? ''
  return (
    config.publicUrl === null &&
    isLoopback(getConnInfo(c).remote.address ?? '') &&
    OWN_NAMES.has(name) &&
    !Object.keys(c.req.header()).some(ofProxy)
  )
}
