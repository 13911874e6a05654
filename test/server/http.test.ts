import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiError, labView } from '#shared/api/labs.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
let clientDir: string
beforeAll(async () => {
  clientDir = mkdtempSync(join(tmpdir(), 'delivery-lab-client-'))
  mkdirSync(join(clientDir, 'assets'))
  const files = {
    'index.html': '<!doctype html>app',
    'join.html': '<!doctype html>join',
    'favicon.svg': '<svg/>',
    'assets/main-1a2b.js': 'export const a = 1\n'.repeat(200),
    'assets/font-1a2b.woff2': 'font',
    '.secret': 'secret',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(clientDir, name), text)
  const verifyFile = join(clientDir, 'verify.mjs')
  writeFileSync(verifyFile, 'console.log("checked")')
  server = await startTestServer({ clientDir, verifyFile })
})
afterAll(async () => {
  await server.close()
  rmSync(clientDir, { recursive: true })
})

/** A request exactly as written: no path is tidied up on the way. */
const raw = (path: string, headers: Record<string, string> = {}) => {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: Buffer; type: string }>()
  const { hostname, port } = new URL(server.url)
  const asked = request({ hostname, port, path, headers }, (response) => {
    const parts: Buffer[] = []
    response.on('data', (part: Buffer) => parts.push(part))
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        body: Buffer.concat(parts),
        type: response.headers['content-type'] ?? '',
      }),
    )
  })
  asked.on('error', reject)
  asked.end()
  return promise
}

const lab = (more = {}) => ({
  name: 'New',
  slug: 'new',
  startDate: '2014-07-08',
  weeks: 6,
  currency: 'ZAR',
  workstreams: [{ code: 'A', title: 'First' }],
  ...more,
})

test('HT1 pages of the app and the join page are served at their addresses and never kept', async () => {
  for (const path of [
    '/',
    '/about',
    '/enter/abc',
    '/labs/oceans/rooms/a/canvas',
    '/delivery',
    '/delivery/1',
  ]) {
    const answer = await server.api(path)
    expect([path, answer.status, answer.text]).toEqual([path, 200, '<!doctype html>app'])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
  for (const path of ['/join', '/join/abc']) expect((await server.api(path)).text).toBe('<!doctype html>join')
})

test('HT1 what is not there is 404: a page for a person, two words for a program', async () => {
  const page = await server.api('/nothing/here', { headers: { accept: 'text/html' } })
  expect([page.status, page.text]).toEqual([404, '<!doctype html>app'])
  const program = await server.api('/nothing.js')
  expect([program.status, program.text]).toEqual([404, 'Not found'])
})

test('HT1 hashed files are kept for ever and sent compressed where that pays', async () => {
  const script = await server.api('/assets/main-1a2b.js')
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(script.headers.get('content-type')).toMatch(/^text\/javascript/)
  const packed = await raw('/assets/main-1a2b.js', { 'accept-encoding': 'gzip' })
  expect(packed.body.equals(gzipSync('export const a = 1\n'.repeat(200), { level: 9 }))).toBe(true)
  const font = await server.api('/assets/font-1a2b.woff2')
  expect(font.headers.get('content-encoding')).toBeNull()
  expect((await server.api('/favicon.svg')).headers.get('cache-control')).toBe('public, max-age=300')
})

test.each([
  '/../package.json',
  '/assets/../../package.json',
  '/%2e%2e/package.json',
  '/assets/..%2f..%2fpackage.json',
  '//etc/passwd',
  '/.secret',
  '/assets/',
  '/assets',
  '/index.html%00.js',
  '/assets/main-1a2b.js/',
  '/assets/..%5c..%5cpackage.json',
])('HT2 %s reads nothing', async (path) => {
  const { status, body } = await raw(path)
  expect([path, status, body.toString()]).toEqual([path, 404, 'Not found'])
})

test('HT3 every answer says what a page may do; nothing is framed, no script from elsewhere', async () => {
  for (const path of ['/', '/api/session', '/api/nothing', '/healthz']) {
    const { headers } = await server.api(path)
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
        "font-src 'self' data:; connect-src 'self' ws: wss: data: blob: https://cdn.tldraw.com; " +
        "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
  }
})

test('HT3 behind https the cookie is for https alone', async () => {
  const other = await startTestServer({ clientDir, env: { PUBLIC_URL: 'https://lab.example' } })
  try {
    const { token } = (await other.newLab()).lead
    const entered = await other.api('/api/enter', { body: { token } })
    expect(entered.headers.get('set-cookie')).toMatch(/; Secure(;|$)/)
    expect(entered.headers.get('strict-transport-security')).toBe('max-age=15552000')
  } finally {
    await other.close()
  }
})

test('HT4 answers of the API are never kept', async () => {
  for (const path of ['/api/session', '/api/nothing', '/api/labs/x/session'])
    expect((await server.api(path)).headers.get('cache-control')).toBe('no-store')
})

const CHANGES: [method: string, path: string][] = [
  ['POST', '/api/enter'],
  ['POST', '/api/join'],
  ['DELETE', '/api/session'],
  ['POST', '/api/labs'],
  ['POST', '/api/labs/x/freeze'],
  ['PATCH', '/api/labs/x/seats/y'],
  ['DELETE', '/api/labs/x/invitations/y'],
  ['POST', '/api/delivery/roadmaps'],
]

test.each(CHANGES)('HT5 %s %s for a page of another site is refused', async (method, path) => {
  const from = async (headers: Record<string, string>) =>
    (await server.api(path, { method, headers, cookie: await server.facilitator() })).error
  expect(await from({ origin: 'https://elsewhere.example' })).toBe('forbidden')
  expect(await from({ origin: 'null' })).toBe('forbidden')
  expect(await from({ origin: '', 'sec-fetch-site': 'cross-site' })).toBe('forbidden')
  expect(await from({ origin: '', 'sec-fetch-site': 'same-site' })).toBe('forbidden')
})

test('HT5 a form of another page cannot post: only JSON is taken', async () => {
  const answer = await server.api('/api/labs', {
    cookie: await server.facilitator(),
    raw: JSON.stringify(lab()),
    headers: { 'content-type': 'text/plain' },
  })
  expect(answer.error).toBe('invalid')
})

test('HT6 a body above the limit is refused, told or not how long it is', async () => {
  const cookie = await server.facilitator()
  const body = JSON.stringify(lab({ name: 'x'.repeat(LIMITS.jsonBodyBytes) }))
  const told = await server.api('/api/labs', { cookie, raw: body })
  expect([told.status, told.error]).toEqual([413, 'tooLarge'])
  const stream = new Blob([body]).stream()
  const untold = await fetch(`${server.url}/api/labs`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: stream,
    duplex: 'half',
  } as RequestInit)
  expect(untold.status).toBe(413)
})

test.each([
  ['not JSON', '{', []],
  ['no object', '[]', []],
  ['a missing name', JSON.stringify({ ...lab(), name: undefined }), ['name']],
  [
    'thirteen rooms',
    JSON.stringify(lab({ workstreams: Array(13).fill({ code: 'A', title: 'B' }) })),
    ['workstreams'],
  ],
  ['a slug with a blank', JSON.stringify(lab({ slug: 'a b' })), ['slug']],
  ['a slug like an id', JSON.stringify(lab({ slug: '01900000-0000-7000-8000-000000000001' })), ['slug']],
  ['a 31st of February', JSON.stringify(lab({ startDate: '2014-02-31' })), ['startDate']],
  ['a field nobody asked for', JSON.stringify(lab({ role: 'labLead' })), []],
  ['a prototype', '{"__proto__":{"name":"x"},"name":"New"}', ['slug']],
])('HT7 %s is refused and says where', async (_what, text, path) => {
  const answer = await server.api('/api/labs', { cookie: await server.facilitator(), raw: text })
  expect(answer.status).toBe(400)
  const { error, path: where } = apiError.parse(JSON.parse(answer.text))
  expect([error, where ?? []]).toEqual(['invalid', path])
})

test('HT8 a lab opens with its name, rooms and currency in the plan; its address is taken once', async () => {
  const cookie = await server.facilitator()
  const body = lab({
    name: 'Ocean Labs',
    slug: 'oceans',
    currency: 'EUR',
    workstreams: [
      { code: 'AQ', title: 'Aquaculture' },
      { code: 'MPSG', title: 'Protection' },
    ],
  })
  const answer = await server.api('/api/labs', { cookie, body })
  expect(answer.status).toBe(201)
  const { id } = answer.as(labView)
  const plan = await server.server.parts.rooms.read(id)
  expect(plan.lab.get(id)).toMatchObject({ name: 'Ocean Labs', weeks: 6, currency: 'EUR' })
  const rooms = [...plan.workstreams.values()].toSorted((a, b) => (a.orderKey < b.orderKey ? -1 : 1))
  expect(rooms.map((w) => w.code)).toEqual(['AQ', 'MPSG'])
  const both = await Promise.all(
    [1, 2].map(() => server.api('/api/labs', { cookie, body: lab({ slug: 'twice' }) })),
  )
  expect(both.map((a) => a.status).toSorted()).toEqual([201, 409])
  const again = await server.api('/api/labs', { cookie, body })
  expect(apiError.parse(JSON.parse(again.text))).toMatchObject({ error: 'conflict', path: ['slug'] })
})

test('HT9 health says the process answers; readiness that it can keep what people write', async () => {
  expect((await server.api('/healthz')).status).toBe(200)
  const ready = await server.api('/readyz')
  expect([ready.status, JSON.parse(ready.text)]).toEqual([
    200,
    { ready: true, database: true, log: true, stopping: false },
  ])
})

test('HT9 without its log the server says it is not ready', async () => {
  const other = await startTestServer({ clientDir })
  await other.server.parts.updates.close()
  const answer = await other.api('/readyz')
  expect([answer.status, JSON.parse(answer.text)]).toMatchObject([503, { ready: false, log: false }])
  await other.server.close().catch(() => {}) // the log it would close is closed already
})

test('HT10 the checking program is a download', async () => {
  const answer = await server.api('/verify.mjs')
  expect(answer.text).toBe('console.log("checked")')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="verify.mjs"')
})

test('HT11 an address of the API that is none is 404 in JSON, for every method', async () => {
  for (const method of ['GET', 'POST', 'PATCH', 'DELETE'])
    expect((await server.api('/api/nothing', { method })).error).toBe('notFound')
})
