import { afterAll, beforeAll, expect, test } from 'vitest'
import { hallResponse, type HallActRequest } from '#shared/api/hall.ts'
import { leftOf } from '#shared/wire/hall.ts'
import { openHalls } from '#server/hall/openHalls.ts'
import { auditRows } from '#server/storage/audit.ts'
import { awareness, openRawClient, until, type RawClient } from '#test/support/syncClient.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
let lab: TestLab
beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
})
afterAll(async () => server.close())

const at = async (who: Member, client?: number): Promise<RawClient> =>
  openRawClient(`${server.url.replace('http', 'ws')}/sync`, {
    lab: lab.id,
    cookie: who.cookie,
    ext: true,
    ...(client !== undefined && { client }),
  })
const act = async (body: HallActRequest, who = lab.lead) =>
  (await lab.api('/hall/acts', { cookie: who.cookie, body })).status
const raise = async ({ cookie }: Member, room: string | null = null) =>
  (await lab.api('/hall/hand', { method: 'PUT', cookie, body: { room } })).status
const now = async () => (await lab.api('/hall', { cookie: lab.lead.cookie })).as(hallResponse)
const room = async () => [...(await server.server.parts.rooms.read(lab.id)).workstreams.keys()][0] ?? ''
const acts = async () =>
  (await auditRows(server.server.parts.db)).filter(({ labId }) => labId === lab.id).map((row) => row.act)

test('FB1 a timer is on every screen at once and on a late one, and outlives a restart with its overrun written down', async () => {
  const thandi = await lab.join()
  const here = await at(thandi)
  expect(await act({ act: 'beginTimer', seconds: 1, label: 'Vision' })).toBe(204)
  await until(() => here.hall().timers[0]?.label === 'Vision')
  const late = await at(thandi)
  await until(() => late.hallNews.length > 0)
  expect(late.hall().timers).toEqual(here.hall().timers)
  const told = late.hallNews[0]!
  expect(leftOf(told.timers![0]!, told.now)).toBeLessThanOrEqual(1_000)
  await server.restart()
  const back = await at(thandi)
  await until(() => back.hall().timers[0]?.label === 'Vision')
  expect(back.hall().timers).toEqual(here.hall().timers)
  await expect.poll(acts, { timeout: 5_000 }).toContain('timerOverran')
  expect(await act({ act: 'endTimer', timer: back.hall().timers[0]!.id })).toBe(204)
  await until(() => back.hall().timers.length === 0)
  expect((await acts()).filter((one) => one.startsWith('timer'))).toEqual([
    'timerBegan',
    'timerOverran',
    'timerEnded',
  ])
  for (const one of [here, late, back]) one.socket.terminate()
})

test('FB3 hands are told to all in their order; the facilitator calls one, and the balance is by sector', async () => {
  const [a, b, looksOn] = [
    await lab.join({ name: 'Thandi', sector: 'labour' }),
    await lab.join({ name: 'Sipho', sector: 'business' }),
    await lab.join({ role: 'observer' }),
  ]
  const screen = await at(looksOn)
  expect([await raise(a), await raise(b, await room()), await raise(a)]).toEqual([204, 204, 204])
  await until(() => screen.hall().hands.length === 2)
  expect(screen.hall().hands.map(({ name, sector }) => [name, sector])).toEqual([
    ['Thandi', 'labour'],
    ['Sipho', 'business'],
  ])
  expect(await act({ act: 'call', seatId: a.seatId })).toBe(204)
  await until(() => screen.hall().speaking[0]?.name === 'Thandi' && screen.hall().hands.length === 1)
  expect(await act({ act: 'endSpeaking', seatId: a.seatId })).toBe(204)
  await until(() => screen.hall().spoken[0]?.sector === 'labour')
  const lowered = await lab.api('/hall/hand', { method: 'DELETE', cookie: b.cookie })
  expect(lowered.status).toBe(204)
  await until(() => screen.hall().hands.length === 0)
  expect(await raise(b, sampleId(77))).toBe(404)
  screen.socket.terminate()
})

test('FB4 reactions are counted, and nobody is named', async () => {
  const [a, b] = [await lab.join(), await lab.join()]
  const screen = await at(a)
  for (const { cookie } of [a, b, b]) await lab.api('/hall/reactions', { cookie, body: { kind: 'thumb' } })
  await until(() => screen.hall().reactions.thumb === 2)
  expect(JSON.stringify(screen.hallNews)).not.toContain(b.seatId)
  screen.socket.terminate()
})

test('FB5 FB6 a message and a spotlight reach all, are kept as records, and end', async () => {
  const screen = await at(await lab.join())
  expect(await act({ act: 'say', text: ' Tea at ten ' })).toBe(204)
  expect(await act({ act: 'spotlight', entity: await room() })).toBe(204)
  await until(() => screen.hall().spotlight !== null)
  expect(screen.hall().messages).toMatchObject([{ text: 'Tea at ten', room: null, by: 'Fatima Facilitator' }])
  expect(await act({ act: 'spotlight', entity: sampleId(4_711) })).toBe(404)
  expect(await act({ act: 'endSpotlight' })).toBe(204)
  expect(await act({ act: 'endMessage', message: screen.hall().messages[0]!.id })).toBe(204)
  await until(() => screen.hall().messages.length === 0 && screen.hall().spotlight === null)
  expect(await acts()).toEqual(expect.arrayContaining(['messageSaid', 'spotlightSet', 'messageEnded']))
  screen.socket.terminate()
})

test('FB8 while cursors are hidden in a room nobody there is told of any, and afterwards everybody is again', async () => {
  const board = await room()
  const [a, b] = [await at(await lab.join(), 901), await at(await lab.join(), 902)]
  const heard = () => b.awareness.map((bytes) => new TextDecoder().decode(bytes))
  b.send(awareness([[902, { board }]]))
  a.send(awareness([[901, { board, cursor: { x: 11, y: 12 } }]]))
  await until(() => heard().some((text) => text.includes('"x":11')))
  expect(await act({ act: 'hideCursors', room: board, hidden: true })).toBe(204)
  a.send(awareness([[901, { board, cursor: { x: 21, y: 22 } }]]))
  const late = await at(await lab.join(), 903)
  late.send(awareness([[903, { board }]]))
  a.send(awareness([[901, { board, cursor: { x: 31, y: 32 }, editing: { id: 'x', field: 'y' } }]]))
  await until(() => heard().some((text) => text.includes('"editing"')))
  await until(() => late.awareness.length > 0)
  expect(heard().join()).not.toMatch(/"x":[23]1/)
  expect(late.awareness.map((bytes) => new TextDecoder().decode(bytes)).join()).not.toContain('"cursor":{')
  expect(await act({ act: 'hideCursors', room: board, hidden: false })).toBe(204)
  await until(() => heard().join().includes('"x":31'))
  for (const one of [a, b, late]) one.socket.terminate()
  expect((await now()).hiddenCursors).toEqual([])
})

test('FB3 a hand comes down a minute after its seat’s last page has gone, not before, and stays where one comes back', async () => {
  const { db, log } = server.server.parts
  const member = await lab.join({ name: 'Thandi' })
  const seat = await db
    .selectFrom('seats')
    .selectAll()
    .where('id', '=', member.seatId)
    .executeTakeFirstOrThrow()
  const row = await db.selectFrom('labs').selectAll().where('id', '=', lab.id).executeTakeFirstOrThrow()
  let time = 1_000_000
  const here = new Set([seat.id])
  let look = () => {}
  const halls = await openHalls({
    db,
    log,
    now: () => time,
    hasSession: async () => false,
    rooms: () => ({
      tellHall: () => {},
      cursorsChanged: () => {},
      seatsHere: () => here,
      hasEntity: async () => true,
    }),
    timers: {
      after: () => () => {},
      every: (_, run) => {
        look = run
        return () => {}
      },
    },
  })
  const pass = (seconds: number) => {
    time += seconds * 1_000
    look()
    return halls.now(lab.id).hands.length
  }
  await halls.raise({ lab: row, seat }, null)
  expect(pass(120)).toBe(1)
  here.clear()
  expect([pass(5), pass(50)]).toEqual([1, 1])
  here.add(seat.id)
  expect(pass(5)).toBe(1)
  here.clear()
  expect([pass(5), pass(59), pass(5)]).toEqual([1, 1, 0])
  await halls.close()
})
