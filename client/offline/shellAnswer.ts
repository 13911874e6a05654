import type { Shell } from './shell.ts'
import { keptPage, type ShellPlace } from './shellCache.ts'

/** How long a server that does not answer is waited for before the page kept here is shown. */
const PATIENCE_MS = 3_000

/** Addresses of pages, as the server has them. Whatever else is asked for (`/api`, `/sync`) is none of the worker's. */
const APP = /^\/(?:$|about$|(?:enter|labs|delivery)(?:\/|$))/
const JOIN = /^\/join(?:\/|$)/

/**
 * What the worker answers a request with, or null for those it has nothing to do with: the browser then asks the server
 * as if there were no worker.
 */
export const shellAnswer = (request: Request, shell: Shell, place: ShellPlace): Promise<Response> | null => {
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return null
  if (request.mode === 'navigate') {
    const page = APP.test(pathname) ? '/' : JOIN.test(pathname) ? '/join' : null
    return page && pageAnswer(request, page, shell, place)
  }
  return pathname.startsWith('/assets/') || shell.files.includes(pathname) ? fileAnswer(request, place) : null
}

/** The server first, so that a newer build is taken at once. */
const pageAnswer = async (
  request: Request,
  page: string,
  shell: Shell,
  place: ShellPlace,
): Promise<Response> => {
  const asked = place.fetch(request)
  const inTime = await Promise.race([asked.catch(() => null), late()])
  // A proxy whose server is away answers in its place.
  if (inTime && inTime.status < 500) return inTime
  const kept = await keptPage(page, shell, place).catch(() => null) // a store that fails is as good as none
  return kept ?? asked
}

const late = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))

/** A file's name is its content's hash, so any build's will do. */
const fileAnswer = async (request: Request, { caches, fetch }: ShellPlace): Promise<Response> => {
  const held = await caches.match(request, { ignoreVary: true }).catch(() => undefined) // a store that fails is none
  return held ?? fetch(request)
}
