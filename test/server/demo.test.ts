import type { JSONWebKeySet } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { roadmapList } from '#shared/api/agreement.ts'
import { roundList } from '#shared/api/rounds.ts'
import { requestList } from '#shared/api/requests.ts'
import { latestAnswers, requestsOf } from '#shared/plan/requests.ts'
import { lint } from '#shared/plan/rules/lint.ts'
import { isPlanned, live } from '#shared/plan/select.ts'
import { initiativeHash } from '#shared/roadmap/content.ts'
import { checkRoadmap } from '#shared/roadmap/check.ts'
import type { Roadmap } from '#shared/roadmap/schema.ts'
import { verifySignature } from '#shared/roadmap/signature.ts'
import { readLayout } from '#shared/doc/read.ts'
import { makeLink, firstFacilitator } from '#server/identity/links.ts'
import { seedDemo } from '#server/demo/seed.ts'
import { seedIfEmpty } from '#server/seedIfEmpty.ts'
import { withDocument } from '../support/liveDocument.ts'
import { oceansPlan } from '../support/oceans.ts'
import { startTestServer, type TestServer } from '../support/testServer.ts'

let at: TestServer
let labId: string
let roadmap: Roadmap

beforeAll(async () => {
  at = await startTestServer()
  await seedIfEmpty(at.server)
  const lab = await at.server.parts.db.selectFrom('labs').selectAll().executeTakeFirstOrThrow()
  labId = lab.id
  const checked = checkRoadmap((await at.api('/api/labs/oceans/roadmaps/1')).as(z.unknown()))
  if (!checked.ok) throw new Error(`${checked.part}: ${checked.reason}`)
  roadmap = checked.roadmap
})
afterAll(() => at.close())

const count = async (table: 'labs' | 'versions' | 'roadmaps' | 'commitments') => {
  const rows = await at.server.parts.db.selectFrom(table).selectAll().execute()
  return rows.length
}
const facilitator = async (): Promise<string> => {
  const { db, now } = at.server.parts
  const personId = await firstFacilitator(db)
  return at.enter(await makeLink(db, { kind: 'person', personId: personId ?? '' }, now()))
}

test('O10 the demonstration has one released version, which everyone with the address may read', async () => {
  const { publication, roadmaps } = (await at.api('/api/labs/oceans/roadmaps')).as(roadmapList)
  expect(publication).toBe('public')
  expect(roadmaps.map((r) => r.version)).toEqual([1])
  expect(roadmaps[0]?.initiatives).toBe(9)
})

test('O10 its roadmap is exactly what was signed, by this server’s key', async () => {
  const jwks = (await at.api('/.well-known/jwks.json')).as(z.custom<JSONWebKeySet>())
  expect(await verifySignature(roadmap, jwks)).toBe('verified')
})

test('O10 its counts are those of the plan', () => {
  const { plan } = oceansPlan()
  const planned = live(plan, 'initiatives').filter(isPlanned)
  expect(roadmap.counts).toMatchObject({
    initiatives: planned.length,
    notAgreed: live(plan, 'initiatives').length - planned.length,
    activities: live(plan, 'activities').length,
    milestones: live(plan, 'milestones').length,
    organisations: live(plan, 'organisations').length,
    evidence: live(plan, 'evidence').length,
    issues: live(plan, 'issues').length,
    dissents: 1,
    openQuestions: 1,
    endorsements: 2,
  })
})

test('R11 every responsible organisation signed, DEA also for OPOCT, one with a reservation and its reason', () => {
  const nameOf = (id: string) => roadmap.organisations.find((o) => o.id === id)?.acronym
  const codeOf = (id: string) => roadmap.initiatives.find((i) => i.id === id)?.code
  const asked = roadmap.initiatives.flatMap((i) =>
    i.responsible.map((r) => `${i.code} ${nameOf(r.organisationId)}`),
  )
  const given = roadmap.commitments.map((c) => `${codeOf(c.initiativeId)} ${nameOf(c.organisationId)}`)
  expect(given.toSorted()).toEqual(asked.toSorted())
  const reserved = roadmap.commitments.filter((c) => c.decision !== 'signed')
  expect(reserved.map((c) => [c.decision, nameOf(c.organisationId), c.statement !== ''])).toEqual([
    ['signedWithReservation', 'NT', true],
  ])
  const behalf = roadmap.commitments.filter((c) => c.onBehalfOf.length > 0)
  expect(behalf.map((c) => [nameOf(c.organisationId), c.onBehalfOf.map(nameOf)])).toEqual([
    ['DEA', ['OPOCT']],
  ])
})

test('R14 the dissent of the small-scale fishers travels with the roadmap under their own name', () => {
  expect(roadmap.dissents.map((d) => [d.kind, d.organisationName])).toEqual([
    ['dissent', 'Coastal Links and Masifundise'],
  ])
})

test('O11 what was completed for the demonstration is marked in the roadmap, the published rows are not', () => {
  expect(roadmap.roadmap.illustrative).toBe(true)
  const rows = roadmap.activities.filter((a) => !a.illustrative)
  expect(rows.map((a) => a.lengthWeeks)).toEqual([1, 6, 12, 16, 4, 8, 12, 12, 12])
})

test('O4 a draft goes on: AQ-9 has findings, and AQ-6 alone no longer is what was signed', async () => {
  const draft = await at.server.parts.rooms.read(labId)
  const errors = lint(draft).filter((f) => f.severity === 'error')
  const aq9 = live(draft, 'initiatives').find((i) => i.code === 'AQ-9')
  expect(errors.length).toBeGreaterThan(0)
  expect(new Set(errors.map((f) => f.initiativeId))).toEqual(new Set([aq9?.id]))
  const signed = new Map(roadmap.commitments.map((c) => [c.initiativeId, c.contentHash]))
  const lapsed = live(draft, 'initiatives').filter(
    (i) => signed.has(i.id) && signed.get(i.id) !== initiativeHash(draft, i),
  )
  expect(lapsed.map((i) => i.code)).toEqual(['AQ-6'])
})

test('O5 every card of the draft lies on its board', async () => {
  const draft = await at.server.parts.rooms.read(labId)
  const cookie = await facilitator()
  let placed = new Set<string>()
  await withDocument(at.url, cookie, labId, (doc) => {
    placed = new Set(readLayout(doc).keys())
  })
  for (const name of ['issues', 'initiatives', 'activities', 'risks'] as const)
    for (const card of live(draft, name)) expect(placed.has(card.id), name).toBe(true)
})

test('O15 rooms ask one another: one is accepted, one refused with its reason, one waits', async () => {
  const draft = await at.server.parts.rooms.read(labId)
  const { answers } = (await at.api('/api/labs/oceans/requests', { cookie: await facilitator() })).as(
    requestList,
  )
  const asked = requestsOf(draft, latestAnswers(answers))
  const codeOf = (id: string) => draft.workstreams.get(id)?.code
  expect(
    asked
      .map((r) => [codeOf(r.askingRoomId), codeOf(r.askedRoomId), r.state, r.answer?.reason !== ''])
      .toSorted(),
  ).toEqual([
    ['AQ', 'MPSG', 'accepted', false],
    ['AQ', 'OG', 'refused', true],
    ['MPSG', 'AQ', 'waiting', true],
  ])
})

test('O12 participants are invited', async () => {
  const rows = await at.server.parts.db.selectFrom('invitations').selectAll().execute()
  expect(rows.map((r) => r.role)).toEqual(['participant'])
})

test('O13 a step that fails is told in words: which call, and why', async () => {
  const wrong = { url: at.url, facilitatorToken: 'no-such-link-anywhere' }
  await expect(seedDemo(wrong)).rejects.toThrow(/^POST \/api\/enter: notFound \(.+\)$/)
})

test('O14 the same start again makes nothing again', async () => {
  const before = [
    await count('labs'),
    await count('versions'),
    await count('roadmaps'),
    await count('commitments'),
  ]
  await at.restart()
  await seedIfEmpty(at.server)
  const after = [
    await count('labs'),
    await count('versions'),
    await count('roadmaps'),
    await count('commitments'),
  ]
  expect(before.slice(0, 3)).toEqual([1, 1, 1])
  expect(after).toEqual(before)
})

test('O10 its rounds are held: ideas, dots and scores are revealed, and one of consent waits for answers', async () => {
  const lead = await facilitator()
  const { rounds } = (await at.api('/api/labs/oceans/rounds', { cookie: lead })).as(roundList)
  expect(rounds.map(({ kind, state, answered }) => [kind, state, answered])).toEqual([
    ['consent', 'open', 3],
    ['scores', 'revealed', 5],
    ['votes', 'revealed', 6],
    ['ideas', 'revealed', 6],
  ])
})
