import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Config } from '../config.ts'
import { SESSION_DAYS } from '../identity/sessions.ts'
import { isHttps } from './origin.ts'

const NAME = 'delivery_lab'

const attributes = (config: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isHttps(config) }) as const

export const sessionToken = (c: Context): string | undefined => getCookie(c, NAME)

export const setSession = (c: Context, config: Config, token: string): void =>
  setCookie(c, NAME, token, { ...attributes(config), maxAge: SESSION_DAYS * 24 * 60 * 60 })

export const forgetSession = (c: Context, config: Config): void => {
  deleteCookie(c, NAME, attributes(config))
}
