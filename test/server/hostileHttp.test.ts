import { request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreementView, freezeResponse } from '#shared/api/agreement.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { putPlan, withDocument } from '../support/liveDocument.ts'
import { SAMPLE, samplePlan } from '../support/samplePlan.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const open = async (to: TestServer): Promise<Socket> => {
  const socket = connect(Number(new URL(to.url).port), '127.0.0.1')
  await new Promise((resolve) => socket.once('connect', resolve))
  return socket.on('error', () => {})
}

/** Everything a socket is told until it is told a whole head. */
const headOf = async (socket: Socket): Promise<string> => {
  let head = ''
  for await (const chunk of socket) if ((head += String(chunk)).includes('\r\n\r\n')) break
  return head
}

test('HT12 who asks to become something other than a WebSocket is answered, and does not keep the server from stopping', async () => {
  const own = await startTestServer()
  const socket = await open(own)
  socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n')
  expect(await headOf(socket)).toMatch(/^HTTP\/1\.1 200 /)
  await own.close()
})

test('HT6 a stranger’s roadmap is not listened to: refused before its bytes are read', async () => {
  const { port } = new URL(server.url)
  const upload = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/api/delivery/roadmaps' })
  upload.on('error', () => {})
  const answered = new Promise<number | undefined>((resolve) =>
    upload.on('response', (response) => resolve(response.statusCode)),
  )
  upload.write('{') // chunked, and never ended
  expect(await answered).toBe(401)
  upload.destroy()
})

test('HT13 a signature whose last byte comes after the seat was revoked is refused', async () => {
  const lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  const signatory = await lab.join({ signatory: true, organisationId: SAMPLE.dea })
  const { cookie } = lab.lead
  const { version } = (await lab.api('/freeze', { cookie, method: 'POST' })).as(freezeResponse)
  const { current } = (await lab.api('/agreement', { cookie })).as(agreementView)
  const initiative = current?.initiatives.find((i) => i.initiativeId === SAMPLE.capacity)
  const text = JSON.stringify({
    version,
    initiativeId: SAMPLE.capacity,
    organisationId: SAMPLE.dea,
    contentHash: initiative?.contentHash,
    decision: 'signed',
    statement: '',
  })
  const { port } = new URL(server.url)
  const late = httpRequest({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: `/api/labs/${lab.id}/commitments`,
    headers: { cookie: signatory.cookie, 'content-type': 'application/json', 'content-length': text.length },
  })
  const answered = new Promise<number | undefined>((resolve) =>
    late.on('response', (response) => resolve(response.statusCode)),
  )
  late.write(text.slice(0, -1))
  // Its head and all but one byte are there when the next request on the same loop is answered.
  for (let i = 0; i < 3; i++) await lab.api('/seats', { cookie })
  const revoked = await lab.api(`/seats/${signatory.seatId}`, {
    cookie,
    method: 'PATCH',
    body: { revoked: true },
  })
  expect(revoked.status).toBe(200)
  late.end(text.slice(-1))
  expect(await answered).toBe(401)
  const after = (await lab.api('/agreement', { cookie })).as(agreementView)
  expect(after.current?.initiatives.flatMap((i) => i.standings).some((s) => s.commitment)).toBe(false)
})

test(`W8 a seat has at most ${LIMITS.socketsPerSeat} sockets; one more is asked to wait, and others are not kept out`, async () => {
  const lab = await server.newLab()
  const [many, one] = [await lab.join(), await lab.join()]
  const address = `${server.url.replace(/^http/, 'ws')}/sync/${lab.id}`
  const enter = async (cookie: string) => {
    const socket = new WebSocket(address, { headers: { cookie } })
    const told = await new Promise<'in' | number>((resolve) => {
      socket.once('message', () => resolve('in'))
      socket.once('close', resolve)
    })
    return { socket, told }
  }
  const first = await Promise.all(Array.from({ length: LIMITS.socketsPerSeat }, () => enter(many.cookie)))
  expect(new Set(first.map(({ told }) => told))).toEqual(new Set(['in']))
  expect((await enter(many.cookie)).told).toBe(CLOSE.tooFast)
  const other = await enter(one.cookie)
  expect(other.told).toBe('in')
  const gone = new Promise((resolve) => first[0]?.socket.once('close', resolve))
  first[0]?.socket.close()
  await gone
  await expect.poll(async () => (await enter(many.cookie)).told).toBe('in')
  for (const { socket } of [...first, other]) socket.terminate()
})
