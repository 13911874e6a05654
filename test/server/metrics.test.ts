import { once } from 'node:events'
import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { histogramOf, countIn, mostOf } from '#server/cli/doctor/histogram.ts'
import { readSamples } from '#server/cli/doctor/reading.ts'
import { spanOf } from '#server/cli/doctor/span.ts'
import { encodeUpdate } from '#shared/wire/frames.ts'
import { addInitiative } from '../support/liveDocument.ts'
import { openRawClient } from '../support/syncClient.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

const TOKEN = 'a-token-of-this-test'
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ env: { METRICS_TOKEN: TOKEN } })
})
afterAll(() => server.close())

const samples = async (of = server) => readSamples((await of.api('/metrics')).text)

const figure = async (name: string, labels: Record<string, string> = {}, of = server) => {
  const now = await samples(of)
  return spanOf(now, now, 1).now(`delivery_lab_${name}`, labels)
}

const wire = (path: string) => `${server.url.replace(/^http/, 'ws')}${path}`

test('ME1 sockets, people and labs are counted as they come and go', async () => {
  const lab = await server.newLab()
  const someone = await lab.join()
  const open = async ({ cookie }: { cookie: string }) => {
    const socket = new WebSocket(wire(`/sync/${lab.id}`), { headers: { cookie } })
    await once(socket, 'message')
    return socket
  }
  const three = [await open(lab.lead), await open(someone), await open(someone)]
  expect([await figure('sockets'), await figure('people'), await figure('rooms')]).toEqual([3, 2, 1])
  for (const socket of three) socket.close()
  await expect.poll(() => figure('sockets')).toBe(0)
  expect([await figure('people'), await figure('rooms')]).toEqual([0, 1])
})

test('ME2 edits, their way to the disk and to the others are counted', async () => {
  const lab = await server.newLab()
  const reader = await openRawClient(wire('/sync'), { lab: lab.id, cookie: (await lab.join()).cookie })
  await reader.greeting
  reader.send(encodeStepOne())
  const before = await samples()
  await addInitiative(server.url, lab, 'Reserves')
  await expect.poll(() => reader.updates.length).toBeGreaterThan(1)
  const span = spanOf(before, await samples(), 1)
  expect(span.added('delivery_lab_edits_total')).toBeGreaterThan(0)
  expect(span.added('delivery_lab_writes_total')).toBeGreaterThan(0)
  expect(span.added('delivery_lab_told_bytes_total')).toBeGreaterThan(40)
  expect(span.added('delivery_lab_answered_bytes_total')).toBeGreaterThan(40)
  for (const name of ['commit', 'judge', 'tick', 'answer'])
    expect(countIn(span.histogram(`delivery_lab_${name}_seconds`).added), name).toBeGreaterThan(0)
  reader.socket.close()
})

const encodeStepOne = () => new Uint8Array([0, 0, 1, 0])

test('ME3 who is sent away, and why an edit is not taken, is counted by reason', async () => {
  const lab = await server.newLab()
  const before = await samples()
  const observer = await lab.join({ role: 'observer' })
  const client = await openRawClient(wire('/sync'), { lab: lab.id, cookie: observer.cookie })
  await client.greeting
  const doc = new Y.Doc()
  doc.getMap('initiatives').set('a', 'b')
  client.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
  expect(await client.closed).toBe(4403)
  const wrong = await openRawClient(wire('/sync'), { lab: lab.id, cookie: observer.cookie })
  wrong.send(new Uint8Array([9, 9, 9]))
  expect(await wrong.closed).toBe(4400)
  const span = spanOf(before, await samples(), 1)
  const added = (name: string, reason: string) => span.added(`delivery_lab_${name}_total`, { reason })
  expect(added('sockets_ended', 'refused')).toBe(1)
  expect(added('sockets_ended', 'malformed')).toBe(1)
  expect(added('refused', 'observer')).toBe(1)
})

test('ME4 requests are counted by pattern and status; no link, code or made-up method makes a figure', async () => {
  const lab = await server.newLab()
  await server.api('/api/invitations/A-CODE-SOMEBODY-GUESSED')
  await server.api(`/api/labs/${lab.id}/session`, { cookie: lab.lead.cookie })
  await server.api('/api/labs', { method: 'PROPFIND' })
  const { text } = await server.api('/metrics')
  expect(text).toMatch(
    /http_requests_total\{method="GET",route="\/api\/labs\/:lab\/session",status="200"\} \d/,
  )
  expect(text).toMatch(/http_requests_total\{method="GET",route="\/api\/invitations\/:key",status="404"\} \d/)
  expect(text).not.toMatch(/SOMEBODY|PROPFIND/)
})

test('ME4 the process, the disk and the event loop are told', async () => {
  for (const name of ['disk_free_bytes', 'machine_memory_bytes', 'loop_busy_seconds_total'])
    expect(await figure(name), name).toBeGreaterThan(0)
  for (const database of ['lab', 'log'])
    expect(await figure('database_bytes', { database })).toBeGreaterThan(4_000)
  const now = await samples()
  const span = spanOf(now, now, 1)
  for (const name of ['process_resident_memory_bytes', 'process_open_fds', 'process_max_fds'])
    expect(span.now(name), name).toBeGreaterThan(0)
  expect(span.now('process_start_time_seconds')).toBeLessThan(Date.now() / 1_000)
  expect(span.now('delivery_lab_info')).toBe(1)
})

test('ME4 a second in which nobody was served for a time is counted as that', async () => {
  const until = performance.now() + 60
  while (performance.now() < until);
  const lag = async () => mostOf(histogramOf(await samples(), 'delivery_lab_loop_lag_seconds')) ?? 0
  await expect.poll(lag, { timeout: 4_000 }).toBeGreaterThanOrEqual(0.05)
})

test('ME5 nothing of what is in a lab is in the figures: no name, no address, no id', async () => {
  const lab = await server.newLab({ name: 'Secret Harbour', slug: 'secret-harbour' })
  const member = await lab.join({ name: 'Nomsa Ndlovu', organisationName: 'Harbour Trust' })
  await addInitiative(server.url, lab, 'Quiet Initiative')
  const { text } = await server.api('/metrics')
  const told = [
    'Secret',
    'harbour',
    'Nomsa',
    'Trust',
    'Quiet',
    lab.id,
    lab.lead.seatId,
    member.seatId,
    member.token,
  ]
  for (const word of told) expect(text.toLowerCase()).not.toContain(word.toLowerCase())
})

test('ME6 every figure has its kind and a word on what it is, each server its own', async () => {
  const other = await startTestServer()
  const { text, headers } = await other.api('/metrics')
  expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(await figure('rooms', {}, other)).toBe(0)
  const kinds = new Set(
    [...text.matchAll(/^# TYPE (\S+) (counter|gauge|histogram)$/gm)].map(([, name]) => name),
  )
  const helps = new Set([...text.matchAll(/^# HELP (\S+) \S.*\.$/gm)].map(([, name]) => name))
  const names = readSamples(text).map(({ name }) => name)
  expect(names.length).toBeGreaterThan(50)
  for (const name of names) {
    const base = kinds.has(name) ? name : name.replace(/_(bucket|sum|count)$/, '')
    expect(kinds.has(base) && helps.has(base), name).toBe(true)
  }
  await other.close()
})

/** Status and body of what a server answers to a request whose every header is given. */
const ask = (url: string, headers: Record<string, string>): Promise<{ status: number; text: string }> => {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>()
  request(url, { headers }, (response) => {
    let text = ''
    response.on('data', (chunk: Buffer) => (text += chunk.toString()))
    response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
  })
    .once('error', reject)
    .end()
  return promise
}

const STRANGERS: [who: string, headers: Record<string, string>][] = [
  ['somebody behind a proxy', { 'x-forwarded-for': '192.0.2.1' }],
  ['somebody behind a proxy that says little', { 'x-forwarded-proto': 'https' }],
  ['somebody behind another proxy', { forwarded: 'for=192.0.2.1' }],
  ['somebody behind a third', { via: '1.1 proxy' }],
  ['a page that calls this machine by a name of its own', { host: 'evil.example' }],
  ['a wrong token, also on this machine', { authorization: 'Bearer a-token-of-that-test' }],
  ['half of the token', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }],
  ['another way to say it', { authorization: TOKEN }],
]
test.each(STRANGERS)('ME7 for %s there is no such address', async (_, headers) => {
  const nowhere = await ask(`${server.url}/nowhere`, headers)
  expect(nowhere.status).toBe(404)
  expect(await ask(`${server.url}/metrics`, headers)).toEqual(nowhere)
  const page = { ...headers, accept: 'text/html' }
  expect(await ask(`${server.url}/metrics`, page)).toEqual(await ask(`${server.url}/nowhere`, page))
})

test('ME7 who asks on this machine itself reads, and who has the token from anywhere', async () => {
  expect((await ask(`${server.url}/metrics`, {})).status).toBe(200)
  const anywhere = { 'x-forwarded-for': '192.0.2.1', host: 'lab.example', authorization: `Bearer ${TOKEN}` }
  expect((await ask(`${server.url}/metrics`, anywhere)).status).toBe(200)
})

test('ME7 where a proxy serves (PUBLIC_URL) nobody is taken for this machine, and without METRICS_TOKEN no token opens', async () => {
  const behind = await startTestServer({ env: { PUBLIC_URL: 'https://lab.example' } })
  expect((await ask(`${behind.url}/metrics`, {})).status).toBe(404)
  expect((await ask(`${behind.url}/metrics`, { authorization: 'Bearer null' })).status).toBe(404)
  expect((await ask(`${behind.url}/metrics`, { authorization: 'Bearer ' })).status).toBe(404)
  await behind.close()
})

const outside = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

test.skipIf(outside === undefined)(
  'ME7 another machine, whatever it calls this one, is told nothing',
  async () => {
    const open = await startTestServer({ env: { HOST: '0.0.0.0' } })
    const { port } = new URL(open.url)
    const url = `http://${outside}:${port}/metrics`
    expect((await ask(url, {})).status).toBe(404)
    expect((await ask(url, { host: 'localhost' })).status).toBe(404)
    await open.close()
  },
)
