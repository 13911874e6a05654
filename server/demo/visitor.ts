import { z } from 'zod'
import { enterResponse } from '#shared/api/identity.ts'
import { apiError } from '#shared/api/labs.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT'

/** Somebody at the server's public API, as a browser is: an address and a session cookie, nothing more. */
export interface Visitor {
  url: string
  cookie(): string
  call<S extends z.ZodType>(answer: S, method: Method, path: string, body?: unknown): Promise<z.output<S>>
}

/** Enters with a link's token; `name` is for a link that belongs to nobody yet. */
export const enterAs = async (url: string, token: string, name?: string): Promise<Visitor> => {
  const visitor = newVisitor(url)
  const entered = await visitor.call(enterResponse, 'POST', '/api/enter', { token, name })
  if (entered.needsName) throw new Error('The link asks for a name: it belongs to nobody yet')
  return visitor
}

/** The token of a link that the server made: the last part of its path. */
export const tokenOf = (link: string): string => new URL(link).pathname.split('/').at(-1) ?? ''

const newVisitor = (url: string): Visitor => {
  const jar = new Map<string, string>()
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const call: Visitor['call'] = async (answer, method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { cookie: cookie(), origin: url, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    })
    for (const set of response.headers.getSetCookie()) keep(jar, set)
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${reasonOf(response.status, text)}`)
    return answer.parse(text === '' ? null : JSON.parse(text))
  }
  return { url, cookie, call }
}

const keep = (jar: Map<string, string>, setCookie: string): void => {
  const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(setCookie) ?? []
  jar.set(name, value)
}

const refusal = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(apiError)

const reasonOf = (status: number, text: string): string => {
  if (!text.startsWith('{')) return `HTTP ${status}`
  const known = refusal.safeParse(text)
  return known.success ? `${known.data.error} (${known.data.message})` : `HTTP ${status}`
}
