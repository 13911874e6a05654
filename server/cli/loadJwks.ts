import type { JSONWebKeySet } from 'jose'
import { z } from 'zod'
import { readBytes } from './readBytes.ts'

const FETCH_MS = 15_000

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })

/** Keys to trust, from a file or from a server's `/.well-known/jwks.json`; or a sentence about why there are none. */
export const loadJwks = async (source: string): Promise<JSONWebKeySet | { problem: string }> => {
  const text = /^https?:\/\//i.test(source) ? await fetched(source) : await fileText(source)
  if (typeof text !== 'string') return text
  const parsed = keySet.safeParse(jsonOf(text))
  return parsed.success ? parsed.data : { problem: `${source} holds no set of keys (JWKS).` }
}

const fileText = async (file: string): Promise<string | { problem: string }> => {
  const bytes = await readBytes(file)
  return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : bytes
}

const fetched = async (address: string): Promise<string | { problem: string }> => {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(FETCH_MS) })
    return response.ok
      ? await response.text()
      : { problem: `${address} answers ${response.status}, so the keys could not be read.` }
  } catch (error) {
    if (error instanceof Error) return { problem: `${address} cannot be reached (${error.message}).` }
    throw error
  }
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
