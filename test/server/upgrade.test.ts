import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { labSession } from '#shared/api/labs.ts'
import { DOC_VERSION, META_ROOT } from '#shared/doc/layout.ts'
import { MESSAGE, encodeStep1 } from '#shared/wire/frames.ts'
import { OLDEST_PROTOCOL, PROTOCOL, speaksWith } from '#shared/wire/version.ts'
import { startTestServer, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let clientDir: string

const putPages = (build: string) => {
  for (const page of ['index', 'join'])
    writeFileSync(join(clientDir, `${page}.html`), `<!doctype html><meta name="build" content="${build}">`)
  writeFileSync(join(clientDir, 'serviceWorker.js'), `const build = '${build}'`)
}

beforeAll(async () => {
  clientDir = mkdtempSync(join(tmpdir(), 'delivery-lab-client-'))
  putPages('first')
  server = await startTestServer({ clientDir })
})
afterAll(async () => {
  await server.close()
  rmSync(clientDir, { recursive: true, force: true })
})

const socketAt = (path: string, cookie: string): WebSocket =>
  new WebSocket(`${server.url.replace(/^http/, 'ws')}${path}`, { headers: { cookie } })

/** 101 for a socket that opened, or the status of the refusal. */
const statusOf = (socket: WebSocket): Promise<number> =>
  new Promise((resolve, reject) => {
    socket.once('open', () => resolve(101))
    socket.once('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0)
      response.destroy()
    })
    socket.once('error', reject)
  })

const sessionOf = async (lab: Awaited<ReturnType<TestServer['newLab']>>) =>
  (await lab.api('/session', { cookie: lab.lead.cookie })).as(labSession)

test('UP1 the session names what the server speaks, and the build of the pages it hands out at that moment', async () => {
  const lab = await server.newLab()
  expect(await sessionOf(lab)).toMatchObject({
    protocol: PROTOCOL,
    oldestProtocol: OLDEST_PROTOCOL,
    documentVersion: DOC_VERSION,
    build: 'first',
  })
  putPages('second')
  expect((await sessionOf(lab)).build).toBe('second')
})

test('UP2 a page of a protocol that is not taken any more, or not yet, is refused before the upgrade', async () => {
  const { id, lead } = await server.newLab()
  const statusWith = async (query: string) => {
    const socket = socketAt(`/sync/${id}${query}`, lead.cookie)
    const status = await statusOf(socket)
    socket.terminate()
    return status
  }
  expect(await statusWith(`?ext=1&protocol=${PROTOCOL}`)).toBe(101)
  expect(await statusWith(`?ext=1&protocol=${OLDEST_PROTOCOL - 1}`)).toBe(409)
  expect(await statusWith(`?ext=1&protocol=${PROTOCOL + 1}`)).toBe(409)
  expect(await statusWith('?protocol=one')).toBe(400)
  expect(await statusWith('')).toBe(101) // y-websocket's own client names none
})

test('UP2 a page works with a server that takes its protocol and speaks it', () => {
  expect(speaksWith(2, { protocol: 3, oldestProtocol: 2 })).toBe(true)
  expect(speaksWith(1, { protocol: 3, oldestProtocol: 2 })).toBe(false)
  expect(speaksWith(4, { protocol: 3, oldestProtocol: 2 })).toBe(false)
})

test('UP3 a document newer than the program is refused with 503, said in the log, and nothing is written into it', async () => {
  const lab = await server.newLab()
  const { updates, now } = server.server.parts
  const newer = new Y.Doc()
  for (const { bytes } of (await updates.load(lab.id)).tail) if (bytes.length > 0) Y.applyUpdate(newer, bytes)
  const before = Y.encodeStateVector(newer)
  newer.getMap(META_ROOT).set('version', DOC_VERSION + 1)
  const bytes = Y.encodeStateAsUpdate(newer, before)
  await updates.append(lab.id, [{ kind: 'update', seatId: null, at: now().getTime(), bytes }])
  await server.restart()
  const rows = (await server.server.parts.updates.load(lab.id)).seq
  expect(await statusOf(socketAt(`/sync/${lab.id}?ext=1`, lab.lead.cookie))).toBe(503)
  await expect(server.server.parts.rooms.read(lab.id)).rejects.toThrow(
    `is of version ${DOC_VERSION + 1}, this program knows ${DOC_VERSION}: start the newer one`,
  )
  const frozen = await lab.api('/freeze', { cookie: lab.lead.cookie, method: 'POST' })
  expect(frozen.status).toBeGreaterThanOrEqual(500)
  expect((await server.server.parts.updates.load(lab.id)).seq).toBe(rows)
})

test('UP4 the script that keeps the pages is asked for anew each time', async () => {
  const answer = await server.api('/serviceWorker.js')
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  expect(answer.headers.get('content-security-policy')).toContain("worker-src 'self'")
})

test('OF11 who is alone in a room is answered when asking whether the line is alive', async () => {
  const lab = await server.newLab()
  const socket = socketAt(`/sync/${lab.id}?ext=1`, lab.lead.cookie)
  const heard = new Set<number>()
  socket.on('message', (data: Buffer) => heard.add(data[0] ?? -1))
  await once(socket, 'open')
  socket.send(encodeStep1(Y.encodeStateVector(new Y.Doc())))
  await expect.poll(() => heard.has(MESSAGE.sync)).toBe(true)
  expect(heard.has(MESSAGE.awareness)).toBe(false)
  socket.send(new Uint8Array([MESSAGE.queryAwareness]))
  await expect.poll(() => heard.has(MESSAGE.awareness)).toBe(true)
  socket.terminate()
})
