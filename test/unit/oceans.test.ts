import { expect, test } from 'vitest'
import { draftCommands } from '#server/demo/oceans/draft.ts'
import { INITIATIVE_COUNTS } from '#server/demo/oceans/initiatives.ts'
import { WORKSTREAMS } from '#server/demo/oceans/lab.ts'
import { layOut } from '#server/demo/layOut.ts'
import { lengthWeeks } from '#shared/plan/dates.ts'
import { boardOf, initiativesOf, isPlanned, live, planRowsOf, workstreams } from '#shared/plan/select.ts'
import { CARD_COLLECTIONS } from '#shared/plan/plan.ts'
import { responsibleOrganisations } from '#shared/plan/responsible.ts'
import { requestsOf } from '#shared/plan/requests.ts'
import { lint } from '#shared/plan/rules/lint.ts'
import { initiativeHash } from '#shared/roadmap/content.ts'
import { after, oceansDraft, oceansPlan } from '../support/oceans.ts'

const errors = (findings: ReturnType<typeof lint>) => findings.filter((f) => f.severity === 'error')

test('R2 the nine published rows last 1, 6, 12, 16, 4, 8, 12, 12 and 12 weeks', () => {
  const { plan, id } = oceansPlan()
  const rows = planRowsOf(plan, id('initiative MPSG-4')).flatMap(({ activities }) => activities)
  expect(rows.map((a) => a.sourceNo)).toEqual(['1.1', '1.2', '1.3', '1.4', '1.5', '2.1', '2.2', '2.3', '2.4'])
  expect(rows.map((a) => lengthWeeks(a.plannedStart, a.plannedEnd))).toEqual([1, 6, 12, 16, 4, 8, 12, 12, 12])
  expect(rows.every((a) => !a.illustrative)).toBe(true)
})

test('R20 activity 2.3 moved one day earlier is one error, on that activity', () => {
  const { plan, id } = oceansPlan()
  const row = id('activity MPSG-4 2.3')
  const moved = after(plan, [
    { type: 'update', collection: 'activities', id: row, fields: { plannedStart: '2015-11-24' } },
  ])
  expect(errors(lint(moved)).map((f) => [f.rule, f.code, f.path.id])).toEqual([['R20', 'notYetCreated', row]])
})

test('R1–R7, R20, R23 the plan to be released has no error', () => {
  expect(errors(lint(oceansPlan().plan))).toEqual([])
})

test('O1 the lab has its 18 + 11 + 8 + 10 initiatives, and a ninth of aquaculture in the draft', () => {
  const { plan } = oceansPlan()
  const counts = workstreams(plan).map((room) => [room.code, initiativesOf(plan, room.id).length])
  expect(Object.fromEntries(counts)).toEqual(INITIATIVE_COUNTS)
  expect(live(plan, 'initiatives')).toHaveLength(47)
  expect(live(oceansDraft().plan, 'initiatives')).toHaveLength(48)
})

test('O2 only MPSG-4 and the eight of aquaculture are planned; all others are ideas', () => {
  const planned = live(oceansPlan().plan, 'initiatives').filter(isPlanned)
  expect(planned.map((i) => i.code).toSorted()).toEqual([
    'AQ-1',
    'AQ-2',
    'AQ-3',
    'AQ-4',
    'AQ-5',
    'AQ-6',
    'AQ-7',
    'AQ-8',
    'MPSG-4',
  ])
  const others = live(oceansPlan().plan, 'initiatives').filter((i) => !isPlanned(i))
  expect(new Set(others.map((i) => i.state))).toEqual(new Set(['idea']))
})

test('R11 DEA signs MPSG-4 also on behalf of OPOCT, which does not exist yet', () => {
  const { plan, id } = oceansPlan()
  const initiative = plan.initiatives.get(id('initiative MPSG-4'))!
  const signers = responsibleOrganisations(plan, initiative)
  expect(signers.find((s) => s.organisationId === id('org DEA'))?.onBehalfOf).toEqual([id('org OPOCT')])
  expect(signers.map((s) => s.organisationId).toSorted()).toEqual(
    [id('org DEA'), id('org DHET'), id('org DPME')].toSorted(),
  )
})

test('O3 the release has no dependency; those of the draft are between rooms, and illustrative', () => {
  expect(live(oceansPlan().plan, 'dependencies')).toEqual([])
  const { plan } = oceansDraft()
  const requests = requestsOf(plan)
  expect(requests.map((r) => r.dependency)).toEqual(
    live(plan, 'dependencies').toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  )
  expect(requests).toHaveLength(3)
  expect(requests.every((r) => r.dependency.illustrative)).toBe(true)
})

test('O4 the draft has findings on AQ-9, and on nothing else', () => {
  const { plan, id } = oceansDraft()
  const found = errors(lint(plan))
  expect(new Set(found.map((f) => f.initiativeId))).toEqual(new Set([id('initiative AQ-9')]))
  expect(new Set(found.map((f) => f.rule))).toEqual(new Set(['R1', 'R4', 'R7', 'R23']))
})

test('O5 every card of a room has one place on its board, and no two overlap', () => {
  for (const { plan } of [oceansPlan(), oceansDraft()]) {
    const places = layOut(plan).flatMap((c) => (c.type === 'place' && c.placement ? [c] : []))
    const cards = CARD_COLLECTIONS.flatMap((name) => live(plan, name)).filter((card) =>
      boardOf(plan, card.id),
    )
    expect(places.map((p) => p.entityId).toSorted()).toEqual(cards.map((card) => card.id).toSorted())
    for (const p of places) expect(p.placement?.board).toBe(boardOf(plan, p.entityId))
    for (const [i, a] of places.entries())
      for (const b of places.slice(i + 1)) expect(overlap(a.placement!, b.placement!)).toBe(false)
  }
})

test('O5 the cards of the release keep their places when the draft adds its own', () => {
  const { plan, id } = oceansPlan()
  const draft = after(plan, draftCommands(plan, id))
  expect(layOut(draft)).toEqual(expect.arrayContaining(layOut(plan)))
  expect(layOut(draft).length - layOut(plan).length).toBe(6)
})

test('R13 the draft changes the content of AQ-6 and of no other released initiative', () => {
  const { plan, id } = oceansPlan()
  const draft = after(plan, draftCommands(plan, id))
  const released = live(plan, 'initiatives').filter(isPlanned)
  const changed = released.filter(
    (i) => initiativeHash(plan, i) !== initiativeHash(draft, draft.initiatives.get(i.id)!),
  )
  expect(changed.map((i) => i.code)).toEqual(['AQ-6'])
})

type Box = { board: string; x: number; y: number; w: number; h: number }
const overlap = (a: Box, b: Box) =>
  a.board === b.board && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

test('O6 each room is led by its department, which is also its delivery unit', () => {
  const { plan } = oceansPlan()
  const leads = workstreams(plan).map((room) => [
    room.code,
    plan.organisations.get(room.leadOrgId ?? '')?.acronym,
    room.leadOrgId === room.deliveryUnitOrgId,
  ])
  expect(leads).toEqual(WORKSTREAMS.map(({ code, lead }) => [code, lead, true]))
})
