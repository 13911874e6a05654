import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { lockResponse } from '#shared/api/locks.ts'
import type { LockTarget } from '#shared/plan/locks.ts'
import { encodeUpdate } from '#shared/wire/frames.ts'
import { canonicalText } from '#shared/roadmap/canonical.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { auditRows } from '#server/storage/audit.ts'
import { planOf, sampleId } from '#test/support/samplePlan.ts'
import { putPlan, setFields, withDocument } from '#test/support/liveDocument.ts'
import { openRawClient, until } from '#test/support/syncClient.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const FARMS = sampleId(5)
const COMMENT = sampleId(6)

/** A lab with one initiative and a comment about it. */
const labWithFarms = async (): Promise<TestLab> => {
  const lab = await server.newLab()
  const plan = planOf({
    initiatives: [{ id: FARMS, title: 'Farms' }],
    comments: [{ id: COMMENT, aboutId: FARMS, text: 'Good' }],
  })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, plan))
  return lab
}

const entity = (id: string): LockTarget => ({ kind: 'entity', id })
const set = (lab: TestLab, target: LockTarget, note?: string, cookie = lab.lead.cookie) =>
  lab.api('/locks', { cookie, body: { target, ...(note !== undefined && { note }) } })
const lift = (lab: TestLab, id: string) =>
  lab.api(`/locks/${id}`, { cookie: lab.lead.cookie, method: 'DELETE' })

const title = async (lab: TestLab) =>
  (await server.server.parts.rooms.read(lab.id)).initiatives.get(FARMS)?.title

/** A socket of a seat that sends what a hostile client would: no command, only the update. */
const rawEdit = async (lab: TestLab, cookie: string, to: string) => {
  const client = await openRawClient(`${server.url.replace(/^http/, 'ws')}/sync`, { lab: lab.id, ext: true, cookie }) // prettier-ignore
  const doc = new Y.Doc()
  await until(() => client.states.length > 0)
  client.send(Uint8Array.from([0, 0, 1, 0]))
  await until(() => client.updates.length > 0)
  for (const update of client.updates) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  setFields(doc, 'initiatives', FARMS, { title: to })
  return { client, send: () => client.send(encodeUpdate(Y.encodeStateAsUpdate(doc, before))) }
}

test('LK1 a lock is set and lifted by who may, told to everyone in the room, and outlives a restart', async () => {
  const lab = await labWithFarms()
  const { cookie } = await lab.join()
  const { client } = await rawEdit(lab, cookie, 'x')
  const answer = await set(lab, entity(FARMS), '  agreed on Tuesday ')
  expect(answer.status).toBe(201)
  const lock = answer.as(lockResponse)
  expect(lock).toMatchObject({ target: entity(FARMS), note: 'agreed on Tuesday', by: 'Fatima Facilitator' })
  await until(() => client.states.at(-1)?.locks.length === 1)
  expect(client.states.at(-1)?.locks).toEqual([lock])
  await server.restart()
  const later = await rawEdit(lab, cookie, 'y')
  expect(later.client.states[0]?.locks).toEqual([lock])
  expect((await lift(lab, lock.id)).status).toBe(204)
  await until(() => later.client.states.at(-1)?.locks.length === 0)
  expect((await lift(lab, lock.id)).status).toBe(204)
  const { db } = server.server.parts
  const row = await db.selectFrom('locks').selectAll().where('id', '=', lock.id).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ setBy: lab.lead.seatId, liftedBy: lab.lead.seatId, setAt: lock.at })
  const acts = (await auditRows(db)).filter(({ details }) => details.includes(lock.id))
  expect(acts.map(({ act, actor }) => [act, actor])).toEqual([
    ['locked', lab.lead.seatId],
    ['unlocked', lab.lead.seatId],
  ])
  later.client.socket.terminate()
})

test('LK2 the same lock is one, also of two who set it at once; a new one after it was lifted is another', async () => {
  const lab = await labWithFarms()
  const [one, two] = await Promise.all([set(lab, entity(FARMS), 'a'), set(lab, entity(FARMS), 'b')])
  expect(one.as(lockResponse)).toEqual(two.as(lockResponse))
  await lift(lab, one.as(lockResponse).id)
  expect((await set(lab, entity(FARMS))).as(lockResponse).id).not.toBe(one.as(lockResponse).id)
})

test('LK3 what is not there, a comment, no field and too many are refused, and nothing is closed by it', async () => {
  const lab = await labWithFarms()
  const problem = z.object({ error: z.string(), path: z.array(z.string()).optional() })
  const refusals: [LockTarget, number, string][] = [
    [entity(sampleId(99)), 404, 'id'],
    [{ kind: 'area', board: FARMS, box: null }, 404, 'board'],
    [entity(COMMENT), 400, 'id'],
    [{ kind: 'field', id: FARMS, field: 'elsewhere' }, 400, 'field'],
    [{ kind: 'field', id: FARMS, field: 'deletedAt' }, 400, 'field'],
    [{ kind: 'field', id: FARMS, field: '__proto__' }, 400, 'field'],
  ]
  for (const [target, status, step] of refusals) {
    const answer = await set(lab, target)
    expect([target, answer.status]).toEqual([target, status])
    expect(problem.parse(JSON.parse(answer.text)).path).toEqual(['target', step])
  }
  expect((await set(lab, entity(FARMS), 'x'.repeat(LIMITS.titleLength + 1))).status).toBe(400)
  // One letter of the font of old Hebrew prints is three as the plan writes it.
  expect((await set(lab, entity(FARMS), '\uFB2C'.repeat(LIMITS.titleLength))).status).toBe(400)
  const plan = await server.server.parts.rooms.read(lab.id)
  const board = [...plan.workstreams.keys()][0] ?? ''
  const part = (x: number): LockTarget => ({ kind: 'area', board, box: { x, y: 0, w: 1, h: 1 } })
  expect((await set(lab, part(0))).status).toBe(201)
  const { db } = server.server.parts
  const first = await db.selectFrom('locks').selectAll().where('labId', '=', lab.id).executeTakeFirstOrThrow()
  const others = Array.from({ length: LIMITS.locksPerLab - 1 }, (_, at) => ({
    ...first,
    id: sampleId(600 + at),
    target: canonicalText(part(at + 1)),
  }))
  await db.insertInto('locks').values(others).execute()
  expect((await set(lab, part(-1))).error).toBe('tooMany')
  expect((await set(lab, part(5))).status).toBe(201)
  const other = await labWithFarms()
  const elsewhere = (await set(lab, part(5))).as(lockResponse)
  expect((await lift(other, elsewhere.id)).status).toBe(404)
}, 60_000)

test('LK9 an edit sent after the answer is judged by the lock: a participant’s is refused, a lead’s is taken', async () => {
  const lab = await labWithFarms()
  const { cookie } = await lab.join()
  const participant = await rawEdit(lab, cookie, 'Closed')
  const lead = await rawEdit(lab, lab.lead.cookie, 'Led')
  await set(lab, { kind: 'field', id: FARMS, field: 'title' })
  participant.send()
  await participant.client.closed
  expect(participant.client.refused).toEqual([{ reason: 'locked' }])
  expect(await title(lab)).toBe('Farms')
  lead.send()
  await until(() => lead.client.saved() === 1)
  expect(await title(lab)).toBe('Led')
  lead.client.socket.terminate()
})

test('LK9 an edit sent after the answer that a lock was lifted is taken', async () => {
  const lab = await labWithFarms()
  const { cookie } = await lab.join()
  const { id } = (await set(lab, entity(FARMS))).as(lockResponse)
  const participant = await rawEdit(lab, cookie, 'Open again')
  await lift(lab, id)
  participant.send()
  await until(() => participant.client.saved() === 1)
  expect(await title(lab)).toBe('Open again')
  participant.client.socket.terminate()
})

test('LK12 rows of locks are kept: not taken away, set once and lifted once', async () => {
  const lab = await labWithFarms()
  const { id } = (await set(lab, entity(FARMS))).as(lockResponse)
  const { db } = server.server.parts
  const change = (to: { note: string } | { liftedAt: string }) =>
    db.updateTable('locks').set(to).where('id', '=', id).execute()
  await expect(change({ note: 'x' })).rejects.toThrow('locks are set once')
  await lift(lab, id)
  await expect(db.deleteFrom('locks').execute()).rejects.toThrow('locks are kept')
  await expect(change({ liftedAt: 'x' })).rejects.toThrow('locks are lifted once')
})
