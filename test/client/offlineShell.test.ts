import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Shell } from '#client/offline/shell.ts'
import { shellAnswer } from '#client/offline/shellAnswer.ts'
import { fillShell, keptPage, tidyShells } from '#client/offline/shellCache.ts'
import { fakePlace, type FakePlace } from '#test/support/fakeCaches.ts'

const shellOf = (build: string): Shell => ({
  build,
  files: ['/', '/join', '/assets/main-1.js', `/assets/board-${build}.js`],
})
const pageText = (build: string) => `<meta name="build" content="${build}">`
const answered = (text: string, status = 200) => Promise.resolve(new Response(text, { status }))
const serverOf = (build: string) => (path: string) =>
  answered(path.startsWith('/assets/') ? path : pageText(build))
const down = () => Promise.reject(new TypeError('no network'))

/** A place whose server a test can change. */
const place = (build = 'a') => {
  let server = serverOf(build)
  const fake = fakePlace((path) => server(path))
  return { ...fake, serve: (next: typeof server) => void (server = next) }
}
const request = (path: string, more: { mode?: string; method?: string; origin?: string } = {}): Request =>
  ({ url: `${more.origin ?? location.origin}${path}`, mode: 'cors', method: 'GET', ...more }) as Request
const page = (path: string) => request(path, { mode: 'navigate' })
const textOf = async (answer: Promise<Response> | null) => (await answer)?.text()
const names = ({ held }: Pick<FakePlace, 'held'>) => [...held.keys()].map((name) => name.split('/').at(-1))

afterEach(() => vi.useRealTimers())

describe('the pages kept on a device', () => {
  test('OF20 every page of the app and the join page open from them when there is no server', async () => {
    const { place: at, serve } = place()
    await fillShell(shellOf('a'), at)
    serve(down)
    for (const path of [
      '/',
      '/about',
      '/labs/oceans/rooms/MPSG/canvas',
      '/delivery/1',
      '/enter/secret',
      '/join/ABCD',
    ])
      expect(await textOf(shellAnswer(page(path), shellOf('a'), at))).toBe(pageText('a'))
  })

  test('OF20 the server comes first, so that a newer build is taken at once', async () => {
    const { place: at, serve } = place()
    await fillShell(shellOf('a'), at)
    serve(serverOf('b'))
    expect(await textOf(shellAnswer(page('/labs/oceans'), shellOf('a'), at))).toBe(pageText('b'))
  })

  test('OF20 a server that is silent for three seconds, or a proxy whose server is away, is not waited for', async () => {
    const { place: at, serve } = place()
    await fillShell(shellOf('a'), at)
    vi.useFakeTimers()
    serve(() => new Promise(() => {}))
    const answer = shellAnswer(page('/'), shellOf('a'), at)
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await textOf(answer)).toBe(pageText('a'))
    serve(() => answered('bad gateway', 502))
    expect(await textOf(shellAnswer(page('/'), shellOf('a'), at))).toBe(pageText('a'))
  })

  test('OF21 files are taken from the device; calls, live documents and other sites are none of the worker’s', async () => {
    const { place: at, asked } = place()
    await fillShell(shellOf('a'), at)
    asked.length = 0
    expect(await textOf(shellAnswer(request('/assets/main-1.js'), shellOf('a'), at))).toBe(
      '/assets/main-1.js',
    )
    expect(asked).toEqual([])
    for (const other of [
      request('/api/session'),
      request('/sync/oceans'),
      request('/readyz'),
      page('/verify.mjs'),
      page('/api/labs/oceans/roadmaps/1'),
      request('/assets/main-1.js', { method: 'POST' }),
      request('/assets/main-1.js', { origin: 'https://elsewhere.example' }),
    ])
      expect(shellAnswer(other, shellOf('a'), at)).toBeNull()
  })

  test('OF21 no address is kept: neither that of a personal link nor a page as it was asked for', async () => {
    const { place: at, held } = place()
    await fillShell(shellOf('a'), at)
    await shellAnswer(page('/enter/secret-token'), shellOf('a'), at)
    await shellAnswer(request('/assets/other-2.js'), shellOf('a'), at)
    expect([...held.values()].flatMap((files) => [...files.keys()]).toSorted()).toEqual(
      shellOf('a').files.toSorted(),
    )
  })

  test('OF22 with a file missing no page is shown from the device, and the server is asked as if there were none', async () => {
    const { place: at, held, serve } = place()
    serve((path) => (path.includes('board') ? answered('', 404) : serverOf('a')(path)))
    await expect(fillShell(shellOf('a'), at)).rejects.toThrow('/assets/board-a.js cannot be kept: 404')
    expect(await keptPage('/', shellOf('a'), at)).toBeNull()
    serve(serverOf('a'))
    await fillShell(shellOf('a'), at)
    expect(await keptPage('/', shellOf('a'), at)).not.toBeNull()
    held.values().next().value?.delete('/assets/main-1.js')
    serve(down)
    await expect(shellAnswer(page('/'), shellOf('a'), at)).rejects.toThrow('no network')
  })

  test('OF22 pages of another build are not taken in with the files of this one', async () => {
    const { place: at, serve } = place()
    serve(serverOf('b'))
    await expect(fillShell(shellOf('a'), at)).rejects.toThrow('is of another build')
    expect(await keptPage('/', shellOf('a'), at)).toBeNull()
  })

  test('OF22 a store that fails does not stand between a page and its server', async () => {
    const { place: at } = place()
    const broken = () => Promise.reject(new DOMException('broken', 'UnknownError'))
    const stuck = { ...at, caches: { ...at.caches, open: broken, match: broken } }
    expect(await textOf(shellAnswer(page('/'), shellOf('a'), stuck))).toBe(pageText('a'))
    expect(await textOf(shellAnswer(request('/assets/main-1.js'), shellOf('a'), stuck))).toBe(
      '/assets/main-1.js',
    )
  })

  test('OF23 a new build asks only for what is new, and the old one goes when no page of it is open', async () => {
    const fake = place()
    await fillShell(shellOf('a'), fake.place)
    fake.serve(serverOf('b'))
    fake.asked.length = 0
    await fillShell(shellOf('b'), fake.place)
    expect(fake.asked.toSorted()).toEqual(['/', '/assets/board-b.js', '/join'])
    await tidyShells(shellOf('b'), new Set(['a']), fake.place)
    expect(names(fake)).toEqual(['a', 'b'])
    fake.serve(down)
    expect(await textOf(shellAnswer(request('/assets/board-a.js'), shellOf('b'), fake.place))).toBe(
      '/assets/board-a.js',
    )
    fake.held.set('somebody-else', new Map())
    await tidyShells(shellOf('b'), new Set(), fake.place)
    expect(names(fake)).toEqual(['b', 'somebody-else'])
  })
})
