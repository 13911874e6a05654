import type { Shell } from './shell.ts'

/** The browser's caches and the network; a test has its own. */
export interface ShellPlace {
  caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>
  fetch: typeof fetch
}

const NAME = 'delivery-lab-shell/'
/** Few, for the sake of everyone else in the hall. */
const AT_ONCE = 3
/** Pages are kept by the address they are served at. */
const PAGES: ReadonlySet<string> = new Set(['/', '/join'])

const nameOf = (build: string) => NAME + build

/** Takes in every file of a build. One that an earlier build has too is copied; any that fails, and this fails. */
export const fillShell = async ({ build, files }: Shell, place: ShellPlace): Promise<void> => {
  const cache = await place.caches.open(nameOf(build))
  const there = await pathsIn(cache)
  const missing = files.filter((file) => !there.has(file))
  const take = async (): Promise<void> => {
    for (let file = missing.shift(); file !== undefined; file = missing.shift())
      await cache.put(file, await responseFor(file, build, place))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, take))
}

const responseFor = async (file: string, build: string, { caches, fetch }: ShellPlace): Promise<Response> => {
  const held = PAGES.has(file) ? undefined : await caches.match(file, { ignoreVary: true })
  if (held) return held
  const response = await fetch(file, { cache: PAGES.has(file) ? 'reload' : 'default' })
  if (!response.ok || response.redirected) throw new Error(`${file} cannot be kept: ${response.status}`)
  // The server may have been given newer pages meanwhile: these would ask for files that are not here.
  if (PAGES.has(file) && !(await response.clone().text()).includes(`<meta name="build" content="${build}"`))
    throw new Error(`${file} is of another build`)
  return response
}

const pathsIn = async (cache: Cache): Promise<Set<string>> =>
  new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))

/** A page of a build, if every file it may ask for is there; never one that would stop half-way. */
export const keptPage = async (page: string, shell: Shell, place: ShellPlace): Promise<Response | null> => {
  const cache = await place.caches.open(nameOf(shell.build))
  const there = await pathsIn(cache)
  if (!shell.files.every((file) => there.has(file))) return null
  return (await cache.match(page, { ignoreVary: true })) ?? null
}

/** Lets go of builds of which no page is open. */
export const tidyShells = async (
  { build }: Shell,
  open: ReadonlySet<string>,
  { caches }: ShellPlace,
): Promise<void> => {
  for (const name of await caches.keys()) {
    const of = name.startsWith(NAME) ? name.slice(NAME.length) : null
    if (of !== null && of !== build && !open.has(of)) await caches.delete(name)
  }
}
