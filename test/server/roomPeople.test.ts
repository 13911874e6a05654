import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { roomPeople, type PlacedAs } from '#shared/api/rooms.ts'
import { ROLES, type Role } from '#shared/api/identity.ts'
import { workstreams } from '#shared/plan/select.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { setFields, withDocument } from '../support/liveDocument.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '../support/testServer.ts'

let server: TestServer
let lab: TestLab
let room: string
let other: string

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  lab = await server.newLab({
    workstreams: [
      { code: 'A', title: 'First' },
      { code: 'B', title: 'Second' },
    ],
  })
  const plan = await server.server.parts.rooms.read(lab.id)
  ;[room = '', other = ''] = workstreams(plan).map(({ id }) => id)
})

const put = ({ cookie }: Member, seats: readonly Member[], as: PlacedAs, where = room) =>
  lab.api(`/rooms/${where}/people`, {
    cookie,
    method: 'PUT',
    body: { seatIds: seats.map(({ seatId }) => seatId), as },
  })
const places = async (as: Member = lab.lead) =>
  (await lab.api('/rooms/people', { cookie: as.cookie })).as(roomPeople).places
const acts = async () => {
  const rows = await server.server.parts.db
    .selectFrom('audit')
    .select(['act', 'details', 'actor'])
    .where('labId', '=', lab.id)
    .where('act', 'in', ['seatsPutIntoRoom', 'seatsTakenOutOfRoom'])
    .orderBy('seq')
    .execute()
  return rows.map(({ act, details, actor }) => ({ act, actor, details: JSON.parse(details) as unknown }))
}

test('RP1 several seats are put into a room at once and taken out again; a seat may be in several rooms', async () => {
  const [ana, ben] = [await lab.join(), await lab.join()]
  expect((await put(lab.lead, [ana, ben], 'member')).as(roomPeople).places).toHaveLength(2)
  await put(lab.lead, [ana], 'member', other)
  expect(await places(ben)).toEqual(
    expect.arrayContaining([
      { roomId: room, seatId: ana.seatId, facilitates: false },
      { roomId: room, seatId: ben.seatId, facilitates: false },
      { roomId: other, seatId: ana.seatId, facilitates: false },
    ]),
  )
  await put(lab.lead, [ana, ben], null)
  expect(await places()).toEqual([{ roomId: other, seatId: ana.seatId, facilitates: false }])
  await server.restart()
  expect(await places()).toEqual([{ roomId: other, seatId: ana.seatId, facilitates: false }])
})

test('RP2 a room may have several facilitators; who is none cannot be one, and whose role is taken away is none', async () => {
  const [fay, ana] = [await lab.join({ role: 'facilitator' }), await lab.join()]
  await put(lab.lead, [fay, lab.lead], 'facilitator')
  expect((await places()).map(({ facilitates }) => facilitates)).toEqual([true, true])
  expect((await put(lab.lead, [fay, ana], 'facilitator')).error).toBe('invalid')
  expect(await places()).toHaveLength(2)
  await lab.api(`/seats/${fay.seatId}`, {
    cookie: lab.lead.cookie,
    method: 'PATCH',
    body: { role: 'participant' },
  })
  expect((await places()).find(({ seatId }) => seatId === fay.seatId)?.facilitates).toBe(false)
  await put(lab.lead, [lab.lead], 'member')
  expect((await places()).every(({ facilitates }) => !facilitates)).toBe(true)
})

/** By whom a seat of each role may be put into a room, typed once more by hand. */
const REACH: Record<Role, readonly Role[]> = {
  observer: [],
  participant: [],
  sponsor: [],
  facilitator: ['observer', 'participant', 'facilitator'],
  labLead: ['observer', 'participant', 'facilitator', 'labLead', 'sponsor'],
}

describe.each(ROLES)('RP3 a hand-written client with the seat of the role %s', (role) => {
  test('places oneself unless one observes, and others as far as its reach goes, in and out', async () => {
    const by = role === 'labLead' ? lab.lead : await lab.join({ role })
    const own = role === 'observer' ? 403 : 200
    expect((await put(by, [by], 'member')).status).toBe(own)
    expect((await put(by, [by], null)).status).toBe(own)
    for (const target of ROLES)
      for (const signatory of [false, true]) {
        const seat = await lab.join({ role: target, signatory })
        const status = REACH[role].includes(target) ? 200 : 403
        expect([target, (await put(by, [seat], 'member')).status]).toEqual([target, status])
        await put(lab.lead, [seat], 'member')
        expect([target, (await put(by, [seat], null)).status]).toEqual([target, status])
      }
  })
})

test('RP3 one seat beyond one’s reach, and none of them is placed; nobody names themselves a facilitator', async () => {
  const [ana, ben] = [await lab.join(), await lab.join()]
  expect((await put(ana, [ana, ben], 'member')).error).toBe('forbidden')
  expect((await put(ana, [ana], 'facilitator')).error).toBe('invalid')
  expect(await places()).toEqual([])
})

test('RP4 each change is told in the audit, what changes nothing is not', async () => {
  const ana = await lab.join()
  await put(ana, [ana, ana], 'member')
  await put(ana, [ana], 'member')
  await put(lab.lead, [ana], null)
  expect(await acts()).toEqual([
    {
      act: 'seatsPutIntoRoom',
      actor: ana.seatId,
      details: { roomId: room, seatIds: [ana.seatId], as: 'member' },
    },
    {
      act: 'seatsTakenOutOfRoom',
      actor: lab.lead.seatId,
      details: { roomId: room, seatIds: [ana.seatId], as: null },
    },
  ])
})

test('RP5 a revoked seat is in no room and cannot be placed; given back, it is where it was', async () => {
  const ana = await lab.join()
  await put(lab.lead, [ana], 'member')
  const revoke = (revoked: boolean) =>
    lab.api(`/seats/${ana.seatId}`, { cookie: lab.lead.cookie, method: 'PATCH', body: { revoked } })
  await revoke(true)
  expect(await places()).toEqual([])
  expect((await put(lab.lead, [ana], 'member')).error).toBe('conflict')
  await revoke(false)
  expect(await places()).toHaveLength(1)
})

test('RP5 nobody is put into a room that was removed; brought back, it has its people', async () => {
  const [ana, ben] = [await lab.join(), await lab.join()]
  await put(lab.lead, [ana], 'member')
  const remove = (deletedAt: string | null) =>
    withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
      setFields(doc, 'workstreams', room, { deletedAt }),
    )
  await remove('2026-01-01T00:00:00Z')
  expect((await put(lab.lead, [ben], 'member')).status).toBe(404)
  await remove(null)
  expect((await put(lab.lead, [ben], 'member')).as(roomPeople).places).toHaveLength(2)
})

test('RP6 what is no seat, no room or too many is refused in words and changes nothing', async () => {
  const ana = await lab.join()
  const stranger = await (await server.newLab()).join()
  expect((await put(lab.lead, [ana, stranger], 'member')).status).toBe(404)
  expect((await put(lab.lead, [ana], 'member', ana.seatId)).status).toBe(404)
  expect((await put(lab.lead, [], 'member')).status).toBe(400)
  const many = Array.from({ length: LIMITS.seatsPlacedAtOnce + 1 }, () => ana)
  expect((await put(lab.lead, many, 'member')).status).toBe(400)
  expect(await places()).toEqual([])
})
