import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreementView } from '#shared/api/agreement.ts'
import { roundAnswer } from '#shared/api/rounds.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { samplePlan } from '#test/support/samplePlan.ts'
import { startTestServer, type Member, type TestLab, type TestServer } from '#test/support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

type By = Pick<Member, 'cookie'>
const merge = (lab: TestLab, { cookie }: By, from: Member, into: Member) =>
  lab.api(`/seats/${from.seatId}/merge`, { cookie, body: { into: into.seatId } })

test('AT108 merging gives nobody a signature: around a freeze, in the moment of signing and after it each organisation has signed once, by who might', async () => {
  const lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  const { cookie } = lab.lead
  await lab.api('/freeze', { cookie, method: 'POST' })
  const view = async () => (await lab.api('/agreement', { cookie })).as(agreementView).current
  const { version, initiatives = [] } = (await view()) ?? {}
  const { initiativeId, contentHash, standings = [] } = initiatives[0] ?? {}
  const organisationId = standings[0]?.organisationId ?? ''
  const signs = await lab.join({ signatory: true, organisationId })
  const [colleague, outsider] = [await lab.join({ organisationId }), await lab.join()]
  const sign = async ({ cookie: own }: By) =>
    (await lab.api('/commitments', { cookie: own, body: { version, initiativeId, organisationId, contentHash, decision: 'signed', statement: '' } })).status // prettier-ignore
  for (const into of [colleague, outsider, lab.lead])
    expect((await merge(lab, lab.lead, signs, into)).status).toBe(409)
  expect(await sign(colleague)).toBe(403)
  const [merged, early, own] = await Promise.all([
    merge(lab, lab.lead, colleague, signs),
    sign(colleague),
    sign(signs),
  ])
  expect([merged.status, own]).toEqual([200, 201])
  expect([201, 403, 404]).toContain(early)
  const given = async () => {
    const rows = await server.server.parts.db.selectFrom('commitments').select('seatId').where('labId', '=', lab.id).execute() // prettier-ignore
    return [...new Set(rows.map(({ seatId }) => seatId))]
  }
  expect(await given()).toEqual([signs.seatId])
  const body = { name: 'Ben', organisationId, organisationName: 'DEA', sector: 'national' }
  const handed = (seat: Member) => lab.api(`/seats/${seat.seatId}/hand-over`, { cookie, body })
  expect((await handed(signs)).status).toBe(409)
  expect((await lab.api(`/seats/${colleague.seatId}/merge`, { cookie, method: 'DELETE' })).status).toBe(200)
  expect(await sign(colleague)).toBe(403)
  expect((await handed(signs)).status).toBe(409)
  expect(await given()).toEqual([signs.seatId])
  const now = (await view())?.initiatives.find((one) => one.initiativeId === initiativeId)
  expect(now?.standings.filter((one) => one.organisationId === organisationId)).toMatchObject([
    { state: 'signed' },
  ])
})

test('AT107 a person of several seats votes once however they are merged, taken apart and merged again, and the quorum counts them once', async () => {
  const lab = await server.newLab()
  const { cookie } = lab.lead
  const [phone, laptop, other] = [await lab.join(), await lab.join(), await lab.join()]
  const options = ['a', 'b'].map((label) => ({ id: randomUUID(), label, entityId: null }))
  const settings = { options, dots: 1, most: 1, quorum: { of: 'number', count: 3 } }
  const body = { kind: 'votes', question: 'Which?', open: true, anonymous: true, settings }
  const { id } = (await lab.api('/rounds', { cookie, body })).as(roundAnswer).round
  const vote = async ({ cookie: own }: By, at: number) => {
    const entry = { body: { dots: [{ optionId: options[at]!.id, count: 1 }] } }
    return (await lab.api(`/rounds/${id}/entries/${randomUUID()}`, { cookie: own, method: 'PUT', body: entry })).status
  } // prettier-ignore
  const apart = () => lab.api(`/seats/${phone.seatId}/merge`, { cookie, method: 'DELETE' })
  await Promise.all([vote(phone, 0), merge(lab, lab.lead, phone, laptop), vote(phone, 0), vote(laptop, 1), vote(phone, 0)]) // prettier-ignore
  for (let times = 0; times < 3; times += 1) {
    await Promise.all([apart(), vote(phone, 0), vote(laptop, 1)])
    await Promise.all([vote(phone, 0), merge(lab, lab.lead, phone, laptop), vote(laptop, 1)])
  }
  expect(await vote(other, 1)).toBe(200)
  await lab.api(`/rounds/${id}/close`, { cookie, method: 'POST' })
  expect(await vote(phone, 0)).toBe(409)
  const { result, answered, seats } = (await lab.api(`/rounds/${id}/reveal`, { cookie, method: 'POST' })).as(roundAnswer).round // prettier-ignore
  // The lab lead may vote, too, and has not.
  expect([answered, seats]).toEqual([2, 3])
  expect(result).toMatchObject({ voters: 2, seats: 3, quorumMet: false })
  if (!result || !('options' in result)) throw new Error('no result')
  expect(result.options.reduce((sum, { dots }) => sum + dots, 0)).toBe(2)
})
