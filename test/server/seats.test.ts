import { afterAll, beforeAll, expect, test } from 'vitest'
import { seat, seatList } from '#shared/api/identity.ts'
import { samplePlan, SAMPLE } from '../support/samplePlan.ts'
import { putPlan, withDocument } from '../support/liveDocument.ts'
import { startTestServer, type TestLab, type TestServer } from '../support/testServer.ts'

let server: TestServer
let lab: TestLab
beforeAll(async () => {
  server = await startTestServer()
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
})
afterAll(() => server.close())

const patch = (seatId: string, body: object, at = lab) =>
  at.api(`/seats/${seatId}`, { cookie: at.lead.cookie, method: 'PATCH', body })

test('SE1 the lab lead makes a person a signatory of an organisation of the plan', async () => {
  const { seatId } = await lab.join()
  const answer = await patch(seatId, { signatory: true, organisationId: SAMPLE.dea })
  expect(answer.as(seat)).toMatchObject({
    id: seatId,
    signatory: true,
    organisationId: SAMPLE.dea,
    organisationName: 'Department of Environmental Affairs',
    sector: 'national',
  })
})

test('SE1 an organisation that the plan does not have is refused', async () => {
  const { seatId } = await lab.join()
  const answer = await patch(seatId, { organisationId: SAMPLE.capacity })
  expect([answer.status, answer.error]).toEqual([400, 'invalid'])
})

test('SE2 a lab keeps its last lab lead: not revoked, not given another role', async () => {
  const own = await server.newLab()
  for (const body of [{ revoked: true }, { role: 'participant' }]) {
    const answer = await patch(own.lead.seatId, body, own)
    expect([answer.status, answer.error]).toEqual([409, 'conflict'])
  }
})

test('SE2 a lab lead who never came does not count; one who came does', async () => {
  const own = await server.newLab()
  const body = {
    name: 'Second',
    role: 'labLead',
    signatory: false,
    organisationId: null,
    organisationName: 'X',
    sector: 'local',
  }
  await own.api('/seats', { cookie: own.lead.cookie, body })
  expect((await patch(own.lead.seatId, { revoked: true }, own)).status).toBe(409)
  const second = await own.join({ role: 'labLead' })
  expect((await patch(own.lead.seatId, { revoked: true }, own)).status).toBe(200)
  expect((await own.api('/session', { cookie: own.lead.cookie })).status).toBe(404)
  expect((await own.api('/session', { cookie: second.cookie })).status).toBe(200)
})

test('SE3 a revoked seat: its session and link end; given back, a new link opens it', async () => {
  const member = await lab.join()
  expect((await patch(member.seatId, { revoked: true })).as(seat).revoked).toBe(true)
  expect((await lab.api('/session', { cookie: member.cookie })).status).toBe(401)
  expect((await server.api('/api/enter', { body: { token: member.token } })).error).toBe('linkUsed')
  const link = () => lab.api(`/seats/${member.seatId}/link`, { cookie: lab.lead.cookie, method: 'POST' })
  expect((await link()).error).toBe('conflict')
  expect((await patch(member.seatId, { revoked: false })).as(seat).revoked).toBe(false)
  expect((await link()).status).toBe(200)
})

test('SE4 the list tells everyone in the lab who is there, and nothing to reach them by', async () => {
  const { cookie, seatId } = await lab.join({ role: 'observer', name: 'Reader' })
  const { seats } = (await lab.api('/seats', { cookie })).as(seatList)
  expect(seats.map((s) => s.id)).toContain(seatId)
  expect(Object.keys(seats[0] ?? {}).toSorted()).toEqual(
    [
      'id',
      'joinedAt',
      'name',
      'organisationId',
      'organisationName',
      'revoked',
      'role',
      'sector',
      'signatory',
    ].toSorted(),
  )
})

test('SE5 an empty change and a field that is not one', async () => {
  const { seatId } = await lab.join()
  expect((await patch(seatId, {})).status).toBe(200)
  expect((await patch(seatId, { personId: SAMPLE.dea })).error).toBe('invalid')
})
