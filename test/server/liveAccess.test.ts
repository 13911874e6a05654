import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

type Upgrade = { status: number; headers: string[] } | { socket: WebSocket }

/** Asks for an upgrade; the socket once it is open, or the answer that refused it. */
const upgrade = (path: string, headers: Record<string, string> = {}): Promise<Upgrade> => {
  const { promise, resolve, reject } = Promise.withResolvers<Upgrade>()
  const socket = new WebSocket(`${server.url.replace(/^http/, 'ws')}${path}`, { headers })
  socket.once('open', () => resolve({ socket }))
  socket.once('error', reject)
  socket.once('unexpected-response', (_request, response) => {
    const different = new Set(['date'])
    const told = response.rawHeaders.filter(
      (_, i, all) => !different.has((all[i - (i % 2)] ?? '').toLowerCase()),
    )
    resolve({ status: response.statusCode ?? 0, headers: told })
    response.destroy()
  })
  return promise
}

const open = async (path: string, headers: Record<string, string>): Promise<WebSocket> => {
  const result = await upgrade(path, headers)
  if (!('socket' in result)) throw new Error(`refused with ${result.status}`)
  return result.socket
}

/** The code a socket is closed with; rejects after `ms`. */
const closedWith = async (socket: WebSocket, ms = 2_000): Promise<number> => {
  const [code] = await once(socket, 'close', { signal: AbortSignal.timeout(ms) })
  return Number(code)
}

test('W1 a stranger is refused with 401, whether the lab exists or not', async () => {
  const lab = await server.newLab()
  const there = await upgrade(`/sync/${lab.id}`)
  expect(there).toMatchObject({ status: 401 })
  expect(await upgrade('/sync/no-such-lab')).toEqual(there)
})

test('W1 without a seat a lab looks like one that does not exist: 404', async () => {
  const lab = await server.newLab()
  const { cookie } = await (await server.newLab()).join()
  const there = await upgrade(`/sync/${lab.id}`, { cookie })
  expect(there).toMatchObject({ status: 404 })
  expect(await upgrade(`/sync/${lab.slug}`, { cookie })).toEqual(there)
  expect(await upgrade('/sync/no-such-lab', { cookie })).toEqual(there)
  expect(await upgrade('/sync/01900000-0000-7000-8000-000000000001', { cookie })).toEqual(there)
})

test('W1 a seat is let in by the id and by the address of its lab, also as an observer', async () => {
  const lab = await server.newLab()
  const { cookie } = await lab.join({ role: 'observer' })
  for (const key of [lab.id, lab.slug]) (await open(`/sync/${key}`, { cookie })).terminate()
})

test('W2 pages of other sites and sandboxed pages are refused, programs without an origin are not', async () => {
  const lab = await server.newLab()
  const { cookie } = await lab.join()
  const from = async (origin: string | null) => {
    const result = await upgrade(`/sync/${lab.id}`, { cookie, ...(origin !== null && { origin }) })
    if ('socket' in result) result.socket.terminate()
    return 'socket' in result ? 'in' : result.status
  }
  expect(await from('https://elsewhere.example')).toBe(403)
  expect(await from(`${server.url}.elsewhere.example`)).toBe(403)
  expect(await from(server.url.replace(/\d+$/, '1'))).toBe(403)
  expect(await from('null')).toBe(403)
  expect(await from(server.url)).toBe('in')
  expect(await from(null)).toBe('in')
})

test('W2 behind a proxy the public address is the one that counts', async () => {
  const other = await startTestServer({ env: { PUBLIC_URL: 'https://lab.example' } })
  try {
    const body = { token: 'x'.repeat(43) }
    const from = (origin: string) => other.api('/api/enter', { body, headers: { origin } })
    expect((await from('https://lab.example')).error).toBe('notFound')
    expect((await from('http://lab.example')).error).toBe('forbidden')
    const lab = await other.newLab()
    const invited = await lab.api('/invitations', { cookie: lab.lead.cookie, body: { role: 'observer' } })
    expect(invited.text).toContain('"link":"https://lab.example/join/')
  } finally {
    await other.close()
  }
})

test('W3 a document that was restored since is told by 409, what is not understood by 400', async () => {
  const lab = await server.newLab()
  const { cookie } = lab.lead
  const at = async (query: string) => {
    const result = await upgrade(`/sync/${lab.id}${query}`, { cookie })
    if ('socket' in result) result.socket.terminate()
    return 'socket' in result ? 'in' : result.status
  }
  expect(await at('?ext=1&client=42&epoch=1')).toBe('in')
  expect(await at('?ext=1&client=42&epoch=2')).toBe(409)
  for (const bad of ['client=-1', 'client=x', 'client=4294967296', 'epoch=one', 'ext=yes'])
    expect([bad, await at(`?${bad}`)]).toEqual([bad, 400])
  expect((await server.api(`/sync/${lab.id}`, { cookie })).status).toBe(426)
})

test('W4 a revoked seat is put out within two seconds, on every device; others stay', async () => {
  const lab = await server.newLab()
  const member = await lab.join()
  const device = await server.enter(member.token)
  const sockets = await Promise.all(
    [member.cookie, device].map((cookie) => open(`/sync/${lab.id}`, { cookie })),
  )
  const lead = await open(`/sync/${lab.id}`, { cookie: lab.lead.cookie })
  const codes = sockets.map((socket) => closedWith(socket))
  await lab.api(`/seats/${member.seatId}`, {
    cookie: lab.lead.cookie,
    method: 'PATCH',
    body: { revoked: true },
  })
  expect(await Promise.all(codes)).toEqual([4401, 4401])
  expect(lead.readyState).toBe(WebSocket.OPEN)
  lead.terminate()
  expect(await upgrade(`/sync/${lab.id}`, { cookie: member.cookie })).toMatchObject({ status: 401 })
})

test('W9 after a restore a client has to say which document it means', async () => {
  const lab = await server.newLab()
  const { cookie } = lab.lead
  const { db } = server.server.parts
  const at = async (query: string) => {
    const result = await upgrade(`/sync/${lab.id}${query}`, { cookie })
    if ('socket' in result) result.socket.terminate()
    return 'socket' in result ? 'in' : result.status
  }
  expect([await at(''), await at('?epoch=1')]).toEqual(['in', 'in'])
  await db.updateTable('labs').set({ epoch: 1_795_000_000 }).where('id', '=', lab.id).execute()
  expect([await at(''), await at('?epoch=1'), await at('?ext=1')]).toEqual([409, 409, 409])
  expect([await at('?epoch=1795000000'), await at('?epoch=1795000001')]).toEqual(['in', 409])
  await db.updateTable('labs').set({ epoch: 1 }).where('id', '=', lab.id).execute()
})

test('W4 a seat revoked while its room is being loaded does not stay', async () => {
  const lab = await server.newLab()
  const member = await lab.join()
  const { rooms } = server.server.parts
  const real = { ...rooms }
  rooms.load = async (labId) => {
    await real.load(labId)
    const body = { revoked: true }
    await lab.api(`/seats/${member.seatId}`, { cookie: lab.lead.cookie, method: 'PATCH', body })
  }
  try {
    const socket = await open(`/sync/${lab.id}`, { cookie: member.cookie })
    expect(await closedWith(socket)).toBe(4401)
  } finally {
    Object.assign(rooms, real)
  }
})

test('W5 another role takes hold at once: the seat is asked to come again', async () => {
  const lab = await server.newLab()
  const member = await lab.join()
  const socket = await open(`/sync/${lab.id}`, { cookie: member.cookie })
  const code = closedWith(socket)
  await lab.api(`/seats/${member.seatId}`, {
    cookie: lab.lead.cookie,
    method: 'PATCH',
    body: { role: 'observer' },
  })
  expect(await code).toBe(1001)
})

test.each([
  ['a seat that becomes an observer', 1001],
  ['a session left', 4401],
])('W5 %s while its room is being loaded does not stay', async (_what, code) => {
  const lab = await server.newLab()
  const member = await lab.join()
  const { rooms } = server.server.parts
  const real = { ...rooms }
  rooms.load = async (labId) => {
    await real.load(labId)
    const request = { cookie: lab.lead.cookie, method: 'PATCH', body: { role: 'observer' } }
    if (code === 1001) await lab.api(`/seats/${member.seatId}`, request)
    else await server.api('/api/session', { cookie: member.cookie, method: 'DELETE' })
  }
  try {
    const socket = await open(`/sync/${lab.id}`, { cookie: member.cookie })
    expect(await closedWith(socket)).toBe(code)
  } finally {
    Object.assign(rooms, real)
  }
})

test('W5 leaving on one device ends what is open through it', async () => {
  const lab = await server.newLab()
  const { cookie } = await lab.join()
  const socket = await open(`/sync/${lab.id}`, { cookie })
  const code = closedWith(socket)
  await server.api('/api/session', { cookie, method: 'DELETE' })
  expect(await code).toBe(1001)
  expect(await upgrade(`/sync/${lab.id}`, { cookie })).toMatchObject({ status: 401 })
})

test('W6 a document that cannot be loaded refuses with 503, never an empty one', async () => {
  const lab = await server.newLab()
  await server.server.close()
  const log = new DatabaseSync(join(server.dataDir, 'log.sqlite'))
  log.prepare('UPDATE log SET bytes = ? WHERE lab = ?').run(new Uint8Array([1, 2, 3]), lab.id)
  log.prepare('DELETE FROM snapshots WHERE lab = ?').run(lab.id)
  log.close()
  await server.restart()
  expect(await upgrade(`/sync/${lab.id}`, { cookie: lab.lead.cookie })).toMatchObject({ status: 503 })
})

test('W7 stopping says goodbye with 1001 to every socket', async () => {
  const other = await startTestServer()
  const lab = await other.newLab()
  const socket = new WebSocket(`${other.url.replace(/^http/, 'ws')}/sync/${lab.id}`, {
    headers: { cookie: lab.lead.cookie },
  })
  await once(socket, 'open')
  const code = closedWith(socket, 5_000)
  await other.close()
  expect(await code).toBe(1001)
})
