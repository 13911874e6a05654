import { afterAll, beforeEach, afterEach, expect, test } from 'vitest'
import { agreementView, commitment, freezeResponse, type CommitmentRequest } from '#shared/api/agreement.ts'
import { brokenAuditRow, auditRows } from '#server/storage/audit.ts'
import { planOf, samplePlan, SAMPLE } from '../support/samplePlan.ts'
import { putPlan, setFields, withDocument } from '../support/liveDocument.ts'
import {
  startTestServer,
  type Answer,
  type Member,
  type TestLab,
  type TestServer,
} from '../support/testServer.ts'

const server: TestServer = await startTestServer()
afterAll(() => server.close())

let lab: TestLab
/** A signatory of each organisation that answers for something, by organisation. */
let signatories: Map<string, Member>
let sponsor: Member
beforeEach(async () => {
  lab = await server.newLab()
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => putPlan(doc, samplePlan()))
  signatories = new Map()
  for (const organisationId of [SAMPLE.dea, SAMPLE.dpme, SAMPLE.dhet, SAMPLE.farmers])
    signatories.set(organisationId, await lab.join({ signatory: true, organisationId }))
  sponsor = await lab.join({ role: 'sponsor' })
})
// Whatever a test did, the chain of what was done is whole.
afterEach(async () => {
  expect(brokenAuditRow(await auditRows(server.server.parts.db))).toBeNull()
})

const lead = (path: string, body?: object) =>
  lab.api(path, { cookie: lab.lead.cookie, method: 'POST', ...(body && { body }) })
const freeze = async () => (await lead('/freeze')).as(freezeResponse).version
const current = async () => {
  const view = (await lab.api('/agreement', { cookie: lab.lead.cookie })).as(agreementView)
  if (!view.current) throw new Error('nothing is frozen')
  return view.current
}
const initiativeNow = async (id: string) => {
  const found = (await current()).initiatives.find((i) => i.initiativeId === id)
  if (!found) throw new Error(`${id} is not being signed`)
  return found
}
const statesOf = async (id: string) =>
  Object.fromEntries((await initiativeNow(id)).standings.map((s) => [s.organisationId, s.state]))

const sign = async (
  organisationId: string,
  initiativeId: string,
  more: Partial<CommitmentRequest> = {},
  by = signatories.get(organisationId),
): Promise<Answer> => {
  const { version } = await current()
  const { contentHash } = await initiativeNow(initiativeId)
  return lab.api('/commitments', {
    cookie: by?.cookie ?? '',
    body: { version, initiativeId, organisationId, contentHash, decision: 'signed', statement: '', ...more },
  })
}
const signAll = async () => {
  for (const { initiativeId, standings } of (await current()).initiatives)
    for (const { organisationId, state } of standings)
      if (state !== 'signed') expect((await sign(organisationId, initiativeId)).status).toBe(201)
}
const endorse = async (who: Member) => {
  const { version, contentHash } = await current()
  return lab.api('/endorsements', { cookie: who.cookie, body: { version, contentHash } })
}

test('A1 before the first freeze there is nothing to sign', async () => {
  const view = (await lab.api('/agreement', { cookie: lab.lead.cookie })).as(agreementView)
  expect(view).toEqual({ phase: 'open', current: null })
})

test('A1 freezing makes version 1, tells who has to sign, and is done once', async () => {
  expect(await freeze()).toBe(1)
  const view = (await lab.api('/agreement', { cookie: sponsor.cookie })).as(agreementView)
  expect(view.phase).toBe('frozen')
  expect(view.current).toMatchObject({
    version: 1,
    frozenBy: 'Fatima Facilitator',
    agreed: false,
    releasedAt: null,
  })
  expect(view.current?.initiatives.map((i) => i.initiativeId).toSorted()).toEqual(
    [SAMPLE.capacity, SAMPLE.farms].toSorted(),
  )
  expect(await statesOf(SAMPLE.capacity)).toEqual({
    [SAMPLE.dea]: 'requested',
    [SAMPLE.dpme]: 'requested',
    [SAMPLE.dhet]: 'requested',
  })
  const again = await lead('/freeze')
  expect([again.status, again.error]).toEqual([409, 'frozen'])
})

test('A2 two who freeze at once make one version', async () => {
  const answers = await Promise.all([lead('/freeze'), lead('/freeze'), lead('/freeze')])
  expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409])
  expect((await current()).version).toBe(1)
  const opened = await Promise.all([lead('/reopen'), lead('/reopen')])
  expect(opened.map((a) => a.status).toSorted()).toEqual([200, 409])
})

test('R3 dependencies that form a circle keep the plan from being frozen; it stays open', async () => {
  const circle = '01900000-0000-7000-8000-000000009001'
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
    putPlan(doc, planOf({ dependencies: [{ id: circle, fromId: SAMPLE.act22, toId: SAMPLE.act21 }] })),
  )
  const refused = await lead('/freeze')
  expect([refused.status, refused.error]).toEqual([409, 'notReady'])
  expect((await lab.api('/session', { cookie: lab.lead.cookie })).text).toContain('"phase":"open"')
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
    setFields(doc, 'dependencies', circle, { deletedAt: '2014-07-20T10:00:00Z' }),
  )
  expect(await freeze()).toBe(1)
})

test('A2 no text anyone can write keeps the plan from being frozen, signed and released', async () => {
  const texts = ['\ud800 half', 'half \udc00', '\u0000', '\u202e right to left', 'e\u0301']
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) => {
    texts.forEach((text, i) =>
      setFields(doc, 'organisations', [SAMPLE.dea, SAMPLE.dpme, SAMPLE.dhet, SAMPLE.farmers][i % 4] ?? '', {
        name: text,
      }),
    )
    texts.forEach((text) => setFields(doc, 'activities', SAMPLE.act11, { text }))
  })
  expect(await freeze()).toBe(1)
  await signAll()
  await endorse(lab.lead)
  expect(JSON.parse((await endorse(sponsor)).text)).toEqual({ released: true })
})

test('R11 a signatory signs for the own organisation, also on behalf of the planned one', async () => {
  await freeze()
  const answer = (await sign(SAMPLE.dea, SAMPLE.capacity)).as(commitment)
  expect(answer).toMatchObject({
    version: 1,
    organisationId: SAMPLE.dea,
    organisationName: 'Department of Environmental Affairs',
    onBehalfOf: [SAMPLE.opoct],
    decision: 'signed',
    signatory: { seatId: signatories.get(SAMPLE.dea)?.seatId, role: 'participant', sector: 'national' },
  })
  expect((await statesOf(SAMPLE.capacity))[SAMPLE.dea]).toBe('signed')
})

test('R11 an organisation whose signatory is in the lab is not signed for by calling it planned', async () => {
  await lab.join({ signatory: true, organisationId: SAMPLE.opoct })
  await freeze()
  const answer = await sign(SAMPLE.dea, SAMPLE.capacity)
  expect([answer.status, answer.error]).toEqual([403, 'forbidden'])
  expect((await statesOf(SAMPLE.capacity))[SAMPLE.dea]).toBe('requested')
})

test('R11 nobody signs for another organisation, without being a signatory, or what is not theirs', async () => {
  await freeze()
  const plain = await lab.join({ organisationId: SAMPLE.dea })
  const refused = [
    await sign(SAMPLE.dea, SAMPLE.capacity, {}, signatories.get(SAMPLE.dpme)),
    await sign(SAMPLE.dea, SAMPLE.capacity, {}, plain),
    await sign(SAMPLE.dea, SAMPLE.capacity, {}, lab.lead),
    await sign(SAMPLE.farmers, SAMPLE.capacity),
  ]
  expect(refused.map((a) => [a.status, a.error])).toEqual(refused.map(() => [403, 'forbidden']))
  expect((await sign(SAMPLE.dea, SAMPLE.capacity, { initiativeId: SAMPLE.idea })).error).toBe('notFound')
})

test('R11 a dissolved organisation cannot sign', async () => {
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
    setFields(doc, 'organisations', SAMPLE.dpme, { dissolved: true }),
  )
  await freeze()
  expect((await sign(SAMPLE.dpme, SAMPLE.capacity)).error).toBe('forbidden')
})

test('R13 what was not shown is not signed: another hash, another version, an open plan', async () => {
  await freeze()
  const stale = await sign(SAMPLE.dea, SAMPLE.capacity, { contentHash: `sha256:${'a'.repeat(64)}` })
  expect([stale.status, stale.error]).toEqual([409, 'stale'])
  expect((await sign(SAMPLE.dea, SAMPLE.capacity, { version: 2 })).error).toBe('stale')
  await lead('/reopen')
  expect((await sign(SAMPLE.dea, SAMPLE.capacity)).error).toBe('notFrozen')
})

test.each(['signedWithReservation', 'declined'] as const)('R11 %s needs a reason', async (decision) => {
  await freeze()
  const without = await sign(SAMPLE.dea, SAMPLE.capacity, { decision, statement: '  ' })
  expect([without.status, without.error]).toEqual([400, 'invalid'])
  expect(JSON.parse(without.text)).toMatchObject({ path: ['statement'] })
  expect((await sign(SAMPLE.dea, SAMPLE.capacity, { decision, statement: 'The budget' })).status).toBe(201)
  expect((await statesOf(SAMPLE.capacity))[SAMPLE.dea]).toBe(decision)
})

test('R11 a later answer takes the place of the earlier; both are kept', async () => {
  await freeze()
  await sign(SAMPLE.dea, SAMPLE.capacity, { decision: 'declined', statement: 'Not yet' })
  await signAll()
  expect((await statesOf(SAMPLE.capacity))[SAMPLE.dea]).toBe('signed')
  const kept = await server.server.parts.db
    .selectFrom('commitments')
    .select('decision')
    .where('labId', '=', lab.id)
    .where('organisationId', '=', SAMPLE.dea)
    .execute()
  expect(kept.map((c) => c.decision).toSorted()).toEqual(['declined', 'signed'])
})

test('R12 only an agreed version is endorsed, once by each of the two, and both release it', async () => {
  await freeze()
  const early = await endorse(lab.lead)
  expect([early.status, early.error]).toEqual([409, 'notReady'])
  await signAll()
  expect((await current()).agreed).toBe(true)
  const { version, contentHash } = await current()
  const body = { version, contentHash: `sha256:${'b'.repeat(64)}` }
  expect((await lab.api('/endorsements', { cookie: lab.lead.cookie, body })).error).toBe('stale')
  expect(JSON.parse((await endorse(lab.lead)).text)).toEqual({ released: false })
  expect((await endorse(lab.lead)).error).toBe('conflict')
  expect((await current()).releasedAt).toBeNull()
  expect(JSON.parse((await endorse(sponsor)).text)).toEqual({ released: true })
  const released = await current()
  expect(released.releasedAt).not.toBeNull()
  expect(released.contentHash).toBe(contentHash)
  expect(released.endorsements.map((e) => e.role)).toEqual(['labLead', 'sponsor'])
  expect((await sign(SAMPLE.dea, SAMPLE.capacity)).error, 'what is released stays').toBe('conflict')
})

test('R12 a declined initiative keeps the whole from being endorsed', async () => {
  await freeze()
  await signAll()
  await sign(SAMPLE.farmers, SAMPLE.farms, { decision: 'declined', statement: 'No sites' })
  expect((await endorse(lab.lead)).error).toBe('notReady')
})

test('R13 opened, one activity changed, frozen: exactly that initiative’s signatures have lapsed', async () => {
  await freeze()
  await signAll()
  await endorse(lab.lead)
  await endorse(sponsor)
  expect((await lead('/reopen')).status).toBe(200)
  await withDocument(server.url, lab.lead.cookie, lab.id, (doc) =>
    setFields(doc, 'activities', SAMPLE.act12, { plannedEnd: '2014-11-21' }),
  )
  expect(await freeze()).toBe(2)
  expect(new Set(Object.values(await statesOf(SAMPLE.capacity)))).toEqual(new Set(['lapsed']))
  expect(await statesOf(SAMPLE.farms)).toEqual({ [SAMPLE.farmers]: 'signed' })
  expect((await current()).endorsements).toEqual([])
  await signAll()
  await endorse(sponsor)
  expect(JSON.parse((await endorse(lab.lead)).text)).toEqual({ released: true })
})

test('R13 opened and frozen without a change: every signature still holds', async () => {
  await freeze()
  await signAll()
  await lead('/reopen')
  expect((await lead('/reopen')).error).toBe('notFrozen')
  await freeze()
  expect((await current()).agreed).toBe(true)
})
