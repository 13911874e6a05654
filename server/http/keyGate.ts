import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Config } from '../config.ts'
import { refuse, type Outcome } from '../outcome.ts'
import { isLoopback } from './thisMachine.ts'
import { tokenBucket } from './tokenBucket.ts'

/** How many wrong links and codes an address may try, and how many people may join from it (a hall shares one). */
const WRONG_KEYS = { burst: 30, perSecond: 0.5 }
const JOINS = { burst: 300, perSecond: 2 }

const tooMany = () => refuse('tooMany', 'Too many tries from this address: wait a moment')

/** Guards what opens by a key that could be guessed: only misses count against an address. */
export interface KeyGate {
  /** Runs a look-up; a key that is not there costs one try. */
  lookUp<T>(c: Context, find: () => Promise<Outcome<T>>): Promise<Outcome<T>>
  /** Whether one more person may join from this address now. */
  mayJoin(c: Context): boolean
}

/**
 * Whose tries are counted. Behind a proxy on this machine (PUBLIC_URL is set) that is the address the proxy has
 * put last into X-Forwarded-For; what a client writes there itself stands before it and is not believed.
 */
const addressOf = (config: Pick<Config, 'publicUrl'>, c: Context): string => {
  const address = getConnInfo(c).remote.address ?? 'unknown'
  if (config.publicUrl === null || !isLoopback(address)) return address
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || address
}

export const keyGate = (config: Pick<Config, 'publicUrl'>, now: () => number): KeyGate => {
  const wrong = tokenBucket({ ...WRONG_KEYS, now })
  const joins = tokenBucket({ ...JOINS, now })
  return {
    lookUp: async (c, find) => {
      const address = addressOf(config, c)
      if (!wrong.has(address)) return tooMany()
      const outcome = await find()
      if (!outcome.ok && outcome.error === 'notFound') wrong.take(address)
      return outcome
    },
    mayJoin: (c) => joins.take(addressOf(config, c)),
  }
}

export const refuseTooMany = tooMany
