import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { invitation } from '#shared/api/identity.ts'
import { startTestServer, type TestLab, type TestServer } from '../support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** Every route of the API with an id in it, read from where they are defined, so that a new one is tested too. */
const routesWithIds = (): { method: string; path: string }[] =>
  readdirSync('server/http').flatMap((file) =>
    [
      ...readFileSync(`server/http/${file}`, 'utf8').matchAll(
        /\.(get|post|put|patch|delete)\(\s*'(\/labs\/:[^']+)'/g,
      ),
    ].map(([, method = '', path = '']) => ({ method: method.toUpperCase(), path })),
  )

const idsOf = async (lab: TestLab) => {
  const made = await lab.api('/invitations', { cookie: lab.lead.cookie, body: { role: 'observer' } })
  const member = await lab.join()
  return [lab.id, lab.slug, member.seatId, lab.lead.seatId, made.as(invitation).id, '1']
}

/** Every way to put ids into the places of a path. */
const filled = (path: string, ids: readonly string[]): string[] => {
  const [place] = /:\w+(\{[^}]*\})?/.exec(path) ?? []
  return place === undefined ? [path] : ids.flatMap((id) => filled(path.replace(place, id), ids))
}

test('AT40 no id of another lab opens anything, in any place of any route, with any combination of both labs’ ids', async () => {
  const [mine, theirs] = [await server.newLab(), await server.newLab()]
  const [own, foreign] = [await idsOf(mine), await idsOf(theirs)]
  const lead = await server.enter(mine.lead.token)
  const routes = routesWithIds()
  expect(routes.length).toBeGreaterThan(10)
  const secret = [theirs.id, theirs.slug, theirs.name, ...foreign.slice(2, 5)]
  const state = async () => (await theirs.api('/seats', { cookie: theirs.lead.cookie })).text
  const before = await state()
  let asked = 0
  for (const { method, path } of routes) {
    for (const address of filled(path, [...new Set([...own, ...foreign])])) {
      const parts = address.split('/')
      if (!parts.some((part) => foreign.includes(part) && !own.includes(part))) continue
      const body = method === 'GET' ? {} : { raw: '{}' }
      const answer = await server.api(`/api${address}`, { cookie: lead, method, ...body })
      asked++
      // A body may be found wrong before an id is, never an id be found.
      expect([400, 404], `${method} ${address}`).toContain(answer.status)
      for (const word of secret) if (!address.includes(word)) expect(answer.text).not.toContain(word)
    }
  }
  console.info(`AT40: ${routes.length} routes, ${asked} requests`)
  expect(await state()).toBe(before)
  const socket = new WebSocket(`${server.url.replace(/^http/, 'ws')}/sync/${theirs.id}`, {
    headers: { cookie: lead },
  })
  expect(
    await new Promise((done) => socket.once('unexpected-response', (_, { statusCode }) => done(statusCode))),
  ).toBe(404)
})

test('AT41 no address that a client names is ever fetched', async () => {
  let fetched = 0
  const bait = createServer((_, response) => {
    fetched++
    response.end()
  })
  await new Promise<void>((resolve) => bait.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(bait.address() as AddressInfo).port}/x.json`
  const lab = await server.newLab({ name: url })
  const { cookie } = lab.lead
  await lab.join({ name: url, organisationName: url })
  const headers = { origin: server.url, referer: url, 'x-forwarded-host': url, 'x-forwarded-for': url }
  for (const { method, path } of routesWithIds()) {
    const body =
      method === 'GET' ? {} : { raw: JSON.stringify({ url, href: url, jku: url, link: url, name: url }) }
    await server.api(
      `/api${path.replace(':lab', lab.id).replaceAll(/:\w+(\{[^}]*\})?/g, '1')}?url=${encodeURIComponent(url)}`,
      { cookie, method, headers, ...body },
    )
  }
  const roadmap = JSON.stringify({ $schema: url, jku: url, issuer: url, signature: { jku: url, kid: url } })
  await server.api('/api/delivery/roadmaps', { cookie, raw: roadmap })
  expect(fetched).toBe(0)
  bait.close()
})

test('AT42 an imported file makes no session, seat or right', async () => {
  const cookie = await server.facilitator()
  const before = server.server.parts.db
  const count = async () =>
    Promise.all(
      (['sessions', 'seats', 'persons', 'links'] as const).map(
        async (table) => (await before.selectFrom(table).selectAll().execute()).length,
      ),
    )
  const counted = await count()
  const poisoned = {
    sessions: [{ token: 'x' }],
    seats: [{ role: 'labLead' }],
    persons: [{ facilitator: true }],
  }
  const raw = JSON.stringify({ ...poisoned, __proto__: poisoned, constructor: poisoned }).replace(
    '}}',
    '},"__proto__":{"facilitator":true}}',
  )
  const answer = await server.api('/api/delivery/roadmaps', { cookie, raw })
  expect(answer.status).toBe(400)
  expect(await count()).toEqual(counted)
  expect(Reflect.get({}, 'facilitator')).toBeUndefined()
})

test('AT43 a request whose head is 1 MB, an address of 100 kB and an upgrade that never ends keep nobody waiting', async () => {
  const { port } = new URL(server.url)
  const say = async (text: string): Promise<string> => {
    const socket = connect(Number(port), '127.0.0.1')
    let told = ''
    socket.on('error', () => {})
    socket.on('data', (data) => void (told += String(data)))
    socket.write(text)
    await new Promise((resolve) => socket.once('data', resolve).once('close', resolve))
    socket.destroy()
    return told.slice(0, 12)
  }
  expect(await say(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(1_000_000)}\r\n\r\n`)).toMatch(
    / 431$/,
  )
  expect(await say(`GET /sync/x?client=${'9'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(/ 431$/)
  // 200 upgrades that are never finished: others are answered meanwhile, and the server stops all the same.
  const slow = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const socket = connect(Number(port), '127.0.0.1')
      socket.on('error', () => {})
      await new Promise((resolve) => socket.once('connect', resolve))
      socket.write('GET /sync/x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nX-')
      return socket
    }),
  )
  const lab = await server.newLab()
  const from = performance.now()
  expect((await lab.api('/session', { cookie: lab.lead.cookie })).status).toBe(200)
  console.info(`AT43: answered in ${Math.round(performance.now() - from)} ms beside 200 unfinished upgrades`)
  for (const socket of slow) socket.destroy()
})

test('AT44 compressed messages are not agreed to: nothing can be blown up', async () => {
  const lab = await server.newLab()
  const socket = new WebSocket(`${server.url.replace(/^http/, 'ws')}/sync/${lab.id}`, {
    headers: { cookie: lab.lead.cookie },
    perMessageDeflate: true,
  })
  await new Promise((resolve) => socket.once('open', resolve))
  expect(socket.extensions).toBe('')
  // A frame that says that it is compressed, whatever was agreed: RSV1 set, 1 GB of zeros in 1 MB would follow.
  const raw: unknown = Reflect.get(socket, '_socket')
  const code = new Promise((resolve) => socket.once('close', resolve))
  if (typeof raw === 'object' && raw !== null && 'write' in raw && typeof raw.write === 'function')
    raw.write(Uint8Array.from([0xc2, 0x81, 1, 2, 3, 4, 5]))
  expect(await code).toBe(1002)
})

test('AT45 every Origin but this server’s own is refused, on the socket and for what changes; a program without one is let in', async () => {
  const lab = await server.newLab()
  const { cookie } = lab.lead
  const upgrade = async (origin: string | null) =>
    new Promise((resolve) => {
      const socket = new WebSocket(`${server.url.replace(/^http/, 'ws')}/sync/${lab.id}`, {
        headers: { cookie, ...(origin !== null && { origin }) },
      })
      socket.once('open', () => (resolve('in'), socket.terminate()))
      socket.once('unexpected-response', (_, { statusCode }) => resolve(statusCode))
      socket.once('error', () => {})
    })
  const { host } = new URL(server.url)
  const others = [
    'null',
    'https://evil.example',
    `http://${host}.evil.example`,
    `http://evil.example#${host}`,
    `http://${host}@evil.example`,
    'file://',
    'chrome-extension://abc',
  ]
  for (const origin of others) {
    expect([origin, await upgrade(origin)]).toEqual([origin, 403])
    const answer = await lab.api('/invitations', { cookie, body: { role: 'observer' }, headers: { origin } })
    expect([origin, answer.status]).toEqual([origin, 403])
  }
  expect(await upgrade(server.url)).toBe('in')
  expect(await upgrade(null)).toBe('in')
})

test('AT46 no way of writing an address reaches a file outside the built client, or past a check', async () => {
  const { port } = new URL(server.url)
  const ask = async (path: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1')
      let told = ''
      socket.on('data', (data) => void (told += String(data)))
      socket.on('close', () => resolve(told))
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    })
  const outside = [
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '//etc/passwd',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%00',
    '/assets//../../package.json',
    '/.git/config',
    '/index.html/../../package.json',
    'http://evil.example/../package.json',
  ]
  for (const path of outside) {
    const told = await ask(path)
    expect([path, /^HTTP\/1\.1 (400|404)/.test(told)]).toEqual([path, true])
    expect(told).not.toMatch(/delivery-lab"|root:/)
  }
  const lab = await server.newLab()
  for (const path of [
    `//api/labs/${lab.id}/session`,
    `/api//labs/${lab.id}/session`,
    `/API/labs/${lab.id}/session`,
    `/api/labs/${lab.id}/session/`,
    `/api/labs/${lab.id}/%73ession`,
  ])
    expect([path, / 200 /.test((await ask(path)).slice(0, 20))]).toEqual([path, false])
})
