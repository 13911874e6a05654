import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { freezeResponse } from '#shared/api/agreement.ts'
import { answerResponse, requestList } from '#shared/api/requests.ts'
import { ROLES } from '#shared/api/identity.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { auditRows } from '#server/storage/audit.ts'
import { setFields, putPlan, withDocument } from '#test/support/liveDocument.ts'
import { ROOMS, roomsThatAsk } from '#test/support/roomsThatAsk.ts'
import { sampleId as n } from '#test/support/samplePlan.ts'
import { openRawClient, until } from '#test/support/syncClient.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const { doer: DOER, asker: ASKER, aqLead: ROOM_LEAD } = ROOMS
const { survey: SURVEY, farms: FARMS, published: PUBLISHED, asked: ASKED, within: WITHIN } = ROOMS

const labWhereRoomsAsk = async (): Promise<TestLab> => {
  const lab = await server.newLab()
  await edit(lab, (doc) => putPlan(doc, roomsThatAsk))
  return lab
}
const edit = (lab: TestLab, work: Parameters<typeof withDocument>[3]) =>
  withDocument(server.url, lab.lead.cookie, lab.id, work)

const looked = { fromId: SURVEY, toId: FARMS, type: 'FS', lagDays: 0, promised: '2015-03-31' }
const say = (lab: TestLab, { cookie }: Pick<Member, 'cookie'>, said: object, id = ASKED) =>
  lab.api(`/dependencies/${id}/answer`, { cookie, body: { ...looked, answer: 'accepted', ...said } })
const NO = { answer: 'refused', reason: ' There is no ship ' }
const given = async (lab: TestLab) =>
  (await lab.api('/requests', { cookie: lab.lead.cookie })).as(requestList).answers
const problem = z.object({ error: z.string(), path: z.array(z.string()).optional() })

test('RQ6 an answer is kept with who gave it and the day promised, told at once, and outlives a restart', async () => {
  const lab = await labWhereRoomsAsk()
  const doer = await lab.join({ organisationId: DOER, organisationName: 'Department of Agriculture', name: 'Thandi' }) // prettier-ignore
  const watcher = await openRawClient(`${server.url.replace(/^http/, 'ws')}/sync`, { lab: lab.id, ext: true, cookie: lab.lead.cookie }) // prettier-ignore
  await until(() => watcher.states.length > 0)
  const before = watcher.states.at(-1)!.revision
  const refused = await say(lab, doer, NO)
  expect(refused.status).toBe(201)
  expect(refused.as(answerResponse)).toMatchObject({
    dependencyId: ASKED,
    answer: 'refused',
    reason: 'There is no ship',
    promised: '2015-03-31',
    by: 'Thandi',
    organisationName: 'Department of Agriculture',
  })
  await until(() => watcher.states.at(-1)!.revision > before)
  watcher.socket.terminate()
  const accepted = (await say(lab, doer, {})).as(answerResponse)
  await server.restart()
  expect(await given(lab)).toEqual([refused.as(answerResponse), accepted])
  const acts = (await auditRows(server.server.parts.db)).filter(({ details }) => details.includes(ASKED))
  expect(acts.filter(({ labId }) => labId === lab.id).map(({ act, actor }) => [act, actor])).toEqual([
    ['requestRefused', doer.seatId],
    ['requestAccepted', doer.seatId],
  ])
  const { db } = server.server.parts
  const all = db.updateTable('requestAnswers').set({ reason: 'changed' })
  await expect(all.execute()).rejects.toThrow('requestAnswers are written once')
  await expect(db.deleteFrom('requestAnswers').execute()).rejects.toThrow('requestAnswers are written once')
})

test('RQ7 the same answer twice is one, a refused request may be accepted later, and answers have an end', async () => {
  const lab = await labWhereRoomsAsk()
  const [first, again] = await Promise.all([say(lab, lab.lead, NO), say(lab, lab.lead, NO)])
  expect(first.as(answerResponse)).toEqual(again.as(answerResponse))
  expect(await given(lab)).toHaveLength(1)
  const { db } = server.server.parts
  const { seq: _, ...row } = await db
    .selectFrom('requestAnswers')
    .selectAll()
    .where('labId', '=', lab.id)
    .executeTakeFirstOrThrow()
  const more = Array.from({ length: LIMITS.answersPerRequest - 2 }, () => row)
  await db.insertInto('requestAnswers').values(more).execute()
  expect((await say(lab, lab.lead, {})).status).toBe(201)
  expect((await say(lab, lab.lead, NO)).error).toBe('tooMany')
  expect((await given(lab)).at(-1)?.answer).toBe('accepted')
})

test('RQ8 what is wrongly said is refused in words: no reason, nobody to ask, another day, another form', async () => {
  const lab = await labWhereRoomsAsk()
  const refusals: [said: object, id: string, status: number, error: string, path?: string[]][] = [
    [{ answer: 'refused', reason: '  ' }, ASKED, 400, 'invalid', ['reason']],
    [{ answer: 'maybe' }, ASKED, 400, 'invalid', ['answer']],
    [{ reason: 'x'.repeat(2_001) }, ASKED, 400, 'invalid', ['reason']],
    [{}, n(99), 404, 'notFound'],
    [{}, SURVEY, 404, 'notFound'],
    [{}, 'nothing', 404, 'notFound'],
    [{ toId: PUBLISHED }, WITHIN, 400, 'invalid'],
    [{ promised: '2015-03-30' }, ASKED, 409, 'stale', ['promised']],
    [{ lagDays: 1 }, ASKED, 409, 'stale'],
    [{ type: 'SS' }, ASKED, 409, 'stale'],
    [{ toId: SURVEY }, ASKED, 409, 'stale'],
  ]
  for (const [said, id, status, error, path] of refusals) {
    const answer = await say(lab, lab.lead, said, id)
    expect([said, answer.status, answer.error]).toEqual([said, status, error])
    if (path) expect(problem.parse(JSON.parse(answer.text)).path).toEqual(path)
  }
  expect(await given(lab)).toEqual([])
  await edit(lab, (doc) => setFields(doc, 'dependencies', ASKED, { lagDays: 7 }))
  expect((await say(lab, lab.lead, NO)).error).toBe('stale')
  expect((await say(lab, lab.lead, { lagDays: 7 })).status).toBe(201)
  await edit(lab, (doc) => setFields(doc, 'dependencies', ASKED, { deletedAt: '2014-08-15T12:00:00Z' }))
  expect((await say(lab, lab.lead, { ...NO, lagDays: 7 })).error).toBe('notFound')
})

test('RQ5 only who speaks for the asked room answers; who has lost the seat, and who is elsewhere, does not', async () => {
  const [lab, other] = [await labWhereRoomsAsk(), await labWhereRoomsAsk()]
  for (const role of ROLES)
    for (const [organisationId, own] of [
      [DOER, true],
      [ROOM_LEAD, true],
      [ASKER, false],
      [null, false],
    ] as const) {
      const someone = await lab.join({ role, organisationId })
      const allowed = /facilitator|labLead/.test(role) || (role === 'participant' && own)
      const answer = await say(lab, someone, {})
      expect([role, organisationId, answer.status]).toEqual([role, organisationId, allowed ? 201 : 403])
    }
  const revoked = await lab.join({ organisationId: DOER })
  await lab.api(`/seats/${revoked.seatId}`, {
    cookie: lab.lead.cookie,
    method: 'PATCH',
    body: { revoked: true },
  })
  const theirs = await other.join({ organisationId: DOER })
  for (const [nobody, error] of [
    [revoked, 'unauthenticated'],
    [theirs, 'notFound'],
  ] as const) {
    expect((await say(lab, nobody, NO)).error).toBe(error)
    expect((await lab.api('/requests', nobody)).error).toBe(error)
  }
  expect((await lab.api('/requests')).status).toBe(401)
  expect(await given(other)).toEqual([])
  // An id of another lab is nothing here.
  await edit(other, (doc) => setFields(doc, 'dependencies', ASKED, { deletedAt: '2014-08-15T12:00:00Z' }))
  expect((await say(other, theirs, {})).error).toBe('notFound')
})

test('RQ9 a frozen plan keeps the answers it was frozen with, and none is given until it is open again', async () => {
  const lab = await labWhereRoomsAsk()
  await say(lab, lab.lead, NO)
  const frozen = await lab.api('/freeze', { cookie: lab.lead.cookie, method: 'POST' })
  const { version } = frozen.as(freezeResponse)
  expect((await say(lab, lab.lead, {})).error).toBe('frozen')
  expect((await lab.api('/reopen', { cookie: lab.lead.cookie, method: 'POST' })).status).toBe(200)
  expect((await say(lab, lab.lead, {})).status).toBe(201)
  const { db, agreements } = server.server.parts
  const row = await db
    .selectFrom('versions')
    .selectAll()
    .where('labId', '=', lab.id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  expect([...agreements.answersOf(row).values()]).toMatchObject([{ answer: 'refused', dependencyId: ASKED }])
  expect(await given(lab)).toHaveLength(2)
})
