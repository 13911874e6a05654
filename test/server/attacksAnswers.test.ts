import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerResponse } from '#shared/api/requests.ts'
import { historyPage } from '#shared/api/history.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { putPlan, setFields, withDocument } from '#test/support/liveDocument.ts'
import { ROOMS, roomsThatAsk } from '#test/support/roomsThatAsk.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const { asked: ASKED, asker: ASKER, survey: SURVEY, farms: FARMS, aq: AQ } = ROOMS
const looked = { fromId: SURVEY, toId: FARMS, type: 'FS', lagDays: 0, promised: '2015-03-31' }

const labWhereRoomsAsk = async (): Promise<TestLab> => {
  const lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, roomsThatAsk))
  return lab
}
const answer = (lab: TestLab, { cookie }: Pick<Member, 'cookie'>, id: string = ASKED) =>
  lab.api(`/dependencies/${id}/answer`, { cookie, body: { ...looked, answer: 'accepted' } })
const leadsTheRoom = (lab: TestLab, { cookie }: Pick<Member, 'cookie'>, leadOrgId: string) =>
  withDocument(server.url, cookie, lab.id, (doc) => setFields(doc, 'workstreams', AQ, { leadOrgId }))

test('AT82 who makes their own organisation lead the asked room answers in its name and under theirs, and the history tells it', async () => {
  const lab = await labWhereRoomsAsk()
  const someone = await lab.join({
    name: 'Mallory',
    organisationId: ASKER,
    organisationName: 'Department of Environment',
  })
  expect((await answer(lab, someone)).status).toBe(403)
  await leadsTheRoom(lab, someone, ASKER)
  const given = (await answer(lab, someone)).as(answerResponse)
  expect(given).toMatchObject({ by: 'Mallory', organisationName: 'Department of Environment' })
  await leadsTheRoom(lab, lab.lead, ROOMS.aqLead)
  expect((await answer(lab, someone)).status).toBe(403)
  const page = (await lab.api(`/history?entity=${AQ}`, { cookie: lab.lead.cookie })).as(historyPage)
  const writers = page.facts.filter(({ field, after }) => field === 'leadOrgId' && after === ASKER)
  expect(writers.map(({ seat }) => seat?.name)).toEqual(['Mallory'])
})

test('AT82 a lock on the asked room keeps it from being led by others', async () => {
  const lab = await labWhereRoomsAsk()
  const someone = await lab.join({ organisationId: ASKER })
  const target = { kind: 'entity', id: AQ }
  expect((await lab.api('/locks', { cookie: lab.lead.cookie, body: { target } })).status).toBe(201)
  await leadsTheRoom(lab, someone, ASKER).catch(() => null)
  expect((await server.server.parts.rooms.read(lab.id)).workstreams.get(AQ)?.leadOrgId).toBe(ROOMS.aqLead)
  expect((await answer(lab, someone)).status).toBe(403)
})

test('AT83 one participant answers so often and no more, and nobody else is kept from it', async () => {
  const lab = await labWhereRoomsAsk()
  const doer = await lab.join({ organisationId: ROOMS.doer })
  const other = await lab.join({ organisationId: ROOMS.doer })
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
    putPlan(doc, planOf({ dependencies: [{ id: n(60), fromId: SURVEY, toId: FARMS }] })),
  )
  expect((await answer(lab, doer)).status).toBe(201)
  const { db } = server.server.parts
  const { seq: _, ...row } = await db
    .selectFrom('requestAnswers')
    .selectAll()
    .where('labId', '=', lab.id)
    .executeTakeFirstOrThrow()
  const more = Array.from({ length: LIMITS.answersPerSeat - 1 }, (_, at) => ({ ...row, dependencyId: n(70_000 + at) })) // prettier-ignore
  await db.insertInto('requestAnswers').values(more).execute()
  expect((await answer(lab, doer, n(60))).error).toBe('tooMany')
  expect((await answer(lab, other, n(60))).status).toBe(201)
})
