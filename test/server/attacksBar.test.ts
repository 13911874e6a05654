import { afterAll, beforeAll, expect, test } from 'vitest'
import { hallResponse } from '#shared/api/hall.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { encodeHall } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { openRawClient, until } from '#test/support/syncClient.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
let attacker: Member
beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
  attacker = await lab.join({ name: 'Mallory' })
})
afterAll(async () => server.close())

const at = async ({ cookie }: Member) =>
  openRawClient(`${server.url.replace('http', 'ws')}/sync`, { lab: lab.id, cookie, ext: true })
const statusOf = async (path: string, cookie: string, body: unknown, method = 'POST') =>
  (await lab.api(path, { method, cookie, body })).status
const hall = async () => (await lab.api('/hall', { cookie: lab.lead.cookie })).as(hallResponse)

test('AT90 a seat that floods with hands and reactions is stopped, counts once, and others are told little of it', async () => {
  const screen = await at(lab.lead)
  await until(() => screen.hallNews.length === 1)
  const began = performance.now()
  const answers = await Promise.all(
    Array.from({ length: 300 }, async (_, n) =>
      n % 2 === 0
        ? statusOf('/hall/reactions', attacker.cookie, { kind: 'thumb' })
        : statusOf(
            '/hall/hand',
            attacker.cookie,
            n % 4 === 1 ? { room: null } : undefined,
            n % 4 === 1 ? 'PUT' : 'DELETE',
          ),
    ),
  )
  const seconds = (performance.now() - began) / 1_000
  const taken = answers.filter((status) => status === 204).length
  const most =
    LIMITS.handBurst + LIMITS.reactionBurst + (LIMITS.handsPerSecond + LIMITS.reactionsPerSecond) * seconds
  expect(taken).toBeLessThanOrEqual(Math.ceil(most))
  expect(new Set(answers)).toEqual(new Set([204, 429]))
  await until(() => screen.hall().reactions.thumb === 1)
  expect(screen.hallNews.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 3)
  expect((await hall()).hands.length).toBeLessThanOrEqual(1)
  const other = await lab.join()
  expect(await statusOf('/hall/hand', other.cookie, { room: null }, 'PUT')).toBe(204)
  screen.socket.terminate()
})

test('AT91 a client’s own hall frame is malformed: nobody hears of it, and its socket ends', async () => {
  const screen = await at(lab.lead)
  const mallory = await at(attacker)
  await until(() => screen.hallNews.length === 1)
  mallory.send(
    encodeHall({ now: 0, messages: [{ id: lab.id, text: 'Forged', room: null, by: 'Lindiwe', at: 0 }] }),
  )
  expect(await mallory.closed).toBe(CLOSE.malformed)
  expect(await statusOf('/hall/acts', lab.lead.cookie, { act: 'say', text: 'True', room: null })).toBe(204)
  await until(() => screen.hall().messages.length > 0)
  expect(screen.hall().messages.map(({ text }) => text)).toEqual(['True'])
  screen.socket.terminate()
})

test('AT92 messages and labels above their size, times without end and acts of no kind are refused', async () => {
  const before = { ...(await hall()), now: 0 }
  const { cookie } = lab.lead
  const act = (body: unknown) => statusOf('/hall/acts', cookie, body)
  expect(await act({ act: 'say', text: 'x'.repeat(1024 * 1024), room: null })).toBe(413)
  expect(await act({ act: 'say', text: 'x'.repeat(LIMITS.hallMessageLength + 1), room: null })).toBe(400)
  expect(await act({ act: 'beginTimer', seconds: 60, label: 'x'.repeat(1_000) })).toBe(400)
  for (const seconds of [0, -1, 1.5, 1e15, '60']) expect(await act({ act: 'beginTimer', seconds })).toBe(400)
  for (const body of [null, [], 'x', { act: 'own' }, { act: 'say', text: 'x', by: 'Somebody' }])
    expect(await act(body)).toBe(400)
  expect({ ...(await hall()), now: 0 }).toEqual(before)
})

test('AT93 ids of another lab lead nowhere, and its seats act in their own alone', async () => {
  const other = await server.newLab()
  const theirs = [...(await server.server.parts.rooms.read(other.id)).workstreams.keys()][0] ?? ''
  const stranger = await other.join()
  const { cookie } = lab.lead
  for (const body of [
    { act: 'spotlight', entity: theirs },
    { act: 'hideCursors', room: theirs, hidden: true },
    { act: 'say', text: 'x', room: theirs },
    { act: 'beginTimer', seconds: 60, room: theirs },
    { act: 'beginTimer', seconds: 60, session: 'of-no-programme' },
    { act: 'call', seatId: stranger.seatId },
  ])
    expect(await statusOf('/hall/acts', cookie, body)).toBe(404)
  expect(await statusOf('/hall/hand', cookie, { room: theirs }, 'PUT')).toBe(404)
  expect(await statusOf('/hall/hand', stranger.cookie, { room: null }, 'PUT')).toBe(404)
  expect((await lab.api('/hall', { cookie: stranger.cookie })).status).toBe(404)
})

test('AT94 who may not lead leads nothing, and an observer neither raises a hand nor reacts', async () => {
  const observer = await lab.join({ role: 'observer' })
  const sponsor = await lab.join({ role: 'sponsor' })
  for (const { cookie } of [observer, sponsor, attacker])
    for (const body of [
      { act: 'beginTimer', seconds: 60 },
      { act: 'call', seatId: attacker.seatId },
      { act: 'endSpotlight' },
    ])
      expect(await statusOf('/hall/acts', cookie, body)).toBe(403)
  expect(await statusOf('/hall/hand', observer.cookie, { room: null }, 'PUT')).toBe(403)
  expect(await statusOf('/hall/reactions', observer.cookie, { kind: 'heart' })).toBe(403)
  expect((await lab.api('/hall', { cookie: observer.cookie })).status).toBe(200)
})
