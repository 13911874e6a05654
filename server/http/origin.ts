import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { refuse } from '../outcome.ts'
import type { Config } from '../config.ts'
import { answerRefusal } from './answer.ts'
import type { Env } from './env.ts'

export const isHttps = (config: Config): boolean =>
  config.tls !== null || (config.publicUrl?.startsWith('https:') ?? false)

/** The address this server is known by: the configured one, or the one the request came to. */
export const baseUrl = (config: Config, c: Context): string =>
  config.publicUrl ??
  `${config.tls ? 'https' : 'http'}://${c.req.header('host') ?? `localhost:${config.port}`}`

/** The address at which a link's token lets in. */
export const entranceUrl = (config: Config, c: Context, token: string): string =>
  `${baseUrl(config, c)}/enter/${token}`

/** `null` for a sandboxed page or a file, and never one of ours. */
const isOurs = (config: Config, origin: string, host: string | undefined): boolean => {
  if (config.publicUrl !== null && origin === config.publicUrl) return true
  if (!URL.canParse(origin)) return false
  return host !== undefined && new URL(origin).host === host.toLowerCase()
}

/**
 * Whether a request comes from a page of this server or from no page at all. A browser names the page's
 * origin in every request that changes something and in every upgrade; programs send none.
 */
export const isFromHere = (config: Config, c: Context): boolean => {
  const origin = c.req.header('origin')
  if (origin !== undefined) return isOurs(config, origin, c.req.header('host'))
  const site = c.req.header('sec-fetch-site')
  return site === undefined || site === 'same-origin' || site === 'none'
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses to change anything for a page of another site, whatever cookie comes with it. */
export const refuseOtherSites = (config: Config) =>
  createMiddleware<Env>(async (c, next) => {
    if (READING.has(c.req.method) || isFromHere(config, c)) return next()
    return answerRefusal(c, refuse('forbidden', 'The request comes from another site'))
  })
