import { describe, expect, test } from 'vitest'
import type { EntityInput, Plan } from '#shared/plan/plan.ts'
import { agreementOf, allAgreed } from '#shared/roadmap/agreement.ts'
import { collect } from '#shared/roadmap/collect.ts'
import { initiativeHash, initiativeHashes, planHash } from '#shared/roadmap/content.ts'
import { SAMPLE as S, sampleId, samplePlan, withChange } from '#test/support/samplePlan.ts'
import { allAnswers, answer, sampleUnsigned } from '#test/support/sampleRoadmap.ts'

const plan = samplePlan()
const of = (p: Plan, initiativeId: string, commitments = allAnswers(p)) => {
  const found = agreementOf(p, commitments).find((i) => i.initiativeId === initiativeId)
  if (!found) throw new Error('not planned')
  return found
}
const states = (p: Plan, initiativeId: string, commitments: Parameters<typeof agreementOf>[1]) =>
  of(p, initiativeId, [...commitments]).standings.map((s) => s.state)
/** Initiatives whose hash differs between two plans. */
const changedBetween = (a: Plan, b: Plan): string[] => {
  const before = new Map(initiativeHashes(collect(a)).map((h) => [h.id, h.hash]))
  return initiativeHashes(collect(b))
    .filter((h) => before.get(h.id) !== h.hash)
    .map((h) => h.id)
}

describe('R11: an initiative is agreed when every responsible organisation signed and no rule objects', () => {
  test('all signed and no errors: agreed; ideas and stopped ones take no part', () => {
    const agreement = agreementOf(plan, allAnswers(plan))
    expect(agreement.map((i) => [i.code, i.errors, i.agreed])).toEqual([
      ['MPSG-4', 0, true],
      ['AQ-1', 0, true],
    ])
    expect(allAgreed(agreement)).toBe(true)
    expect(allAgreed([])).toBe(false)
  })

  test('the lead and everyone responsible for an activity are asked, each once', () => {
    expect(of(plan, S.capacity, []).standings.map((s) => [s.organisationId, s.state])).toEqual([
      [S.dea, 'requested'],
      [S.dpme, 'requested'],
      [S.dhet, 'requested'],
    ])
  })

  test('a planned organisation cannot sign: the owner of the activity that creates it signs on its behalf', () => {
    const standings = of(plan, S.capacity).standings
    expect(standings.find((s) => s.organisationId === S.dea)?.onBehalfOf).toEqual([S.opoct])
    expect(standings.some((s) => s.organisationId === S.opoct)).toBe(false)
  })

  test('one missing signature: not agreed', () => {
    const others = allAnswers(plan).filter((c) => c.organisationId !== S.dpme)
    expect(of(plan, S.capacity, others).agreed).toBe(false)
    expect(of(plan, S.farms, others).agreed).toBe(true)
  })

  test('a reservation agrees, a refusal does not, and the latest answer counts', () => {
    const signed = allAnswers(plan)
    const reserved = [...signed, answer(plan, S.farms, S.farmers, 'signedWithReservation')]
    expect(of(plan, S.farms, reserved)).toMatchObject({ agreed: true })
    const declined = [...reserved, answer(plan, S.farms, S.farmers, 'declined')]
    expect(of(plan, S.farms, declined)).toMatchObject({ agreed: false })
    expect(of(plan, S.farms, declined.toReversed())).toMatchObject({ agreed: false })
    const again = [...declined, answer(plan, S.farms, S.farmers)]
    expect(of(plan, S.farms, again.toReversed())).toMatchObject({ agreed: true })
  })

  test('an error of a rule stands in the way, however many signed', () => {
    const broken = withChange(plan, 'activities', S.act12, { plannedEnd: '2014-01-01' })
    expect(of(broken, S.capacity)).toMatchObject({ errors: 1, agreed: false })
    expect(of(broken, S.farms)).toMatchObject({ errors: 0, agreed: true })
  })

  test('nobody responsible: not agreed', () => {
    let nobody = withChange(plan, 'initiatives', S.farms, { leadOrgId: null })
    nobody = withChange(nobody, 'activities', S.actFarm, { responsibleIds: [] })
    expect(of(nobody, S.farms)).toMatchObject({ standings: [], agreed: false })
  })
})

describe('R13: a signature lapses exactly where the text changed', () => {
  test('one activity changed: its initiative lapses, the other stays signed over the versions', () => {
    const signed = allAnswers(plan)
    const changed = withChange(plan, 'activities', S.act11, { text: 'Occupations issued' })
    expect(states(changed, S.capacity, signed)).toEqual(['lapsed', 'lapsed', 'lapsed'])
    expect(states(changed, S.farms, signed)).toEqual(['signed'])
  })

  test('changed back: the signatures hold again', () => {
    const signed = allAnswers(plan)
    const changed = withChange(plan, 'activities', S.act11, { text: 'Other' })
    const back = withChange(changed, 'activities', S.act11, { text: 'Occupations issued to the labs' })
    expect(states(back, S.capacity, signed)).toEqual(['signed', 'signed', 'signed'])
  })

  type Case = [string, Plan, string[]]
  const both = [S.capacity, S.farms]
  const change = <C extends Parameters<typeof withChange>[1]>(
    collection: C,
    id: string,
    fields: Partial<EntityInput<C>>,
  ): Plan => withChange(plan, collection, id, fields)
  const gone = '2014-08-01T00:00:00Z'
  const cases: Case[] = [
    ['its description', change('initiatives', S.farms, { description: 'x' }), [S.farms]],
    ['a milestone', change('milestones', S.milestone1, { due: '2015-07-06' }), [S.capacity]],
    ['an activity’s end', change('activities', S.act23, { plannedEnd: '2016-02-18' }), [S.capacity]],
    ['an activity taken away', change('activities', S.act23, { deletedAt: gone }), [S.capacity]],
    ['activities in another order', change('activities', S.act11, { orderKey: 'a2' }), [S.capacity]],
    ['a dependency inside', change('dependencies', S.coordination, { lagDays: 3 }), [S.capacity]],
    ['a dependency between two', change('dependencies', S.betweenInitiatives, { type: 'FF' }), both],
    ['a budget line', change('budgetLines', sampleId(122), { amount: '20000001' }), [S.farms]],
    ['a risk of one of its activities', change('risks', S.permit, { mitigation: 'Ask early' }), [S.farms]],
    ['an indicator of its own', change('indicators', S.trained, { unit: 'persons' }), [S.capacity]],
    ['an indicator shared by two', change('indicators', S.jobs, { unit: 'posts' }), both],
    ['a trajectory shared by two', change('trajectoryPoints', S.jobsFinal, { value: '2999' }), both],
    ['the name of a responsible organisation', change('organisations', S.dpme, { name: 'x' }), [S.capacity]],
    ['who is responsible', change('activities', S.actFarm, { responsibleIds: [S.dhet] }), [S.farms]],
    [
      'what a planned organisation is created by',
      change('organisations', S.opoct, { createdByActivityId: S.act11 }),
      [S.capacity],
    ],
    ['the order of initiatives', change('initiatives', S.farms, { orderKey: 'Zz' }), []],
    ['how far the agreement has come', change('initiatives', S.farms, { state: 'agreed' }), []],
    ['an activity’s key, its place staying the same', change('activities', S.act11, { orderKey: 'Zz' }), []],
    ['an organisation’s short name', change('organisations', S.dpme, { acronym: 'x' }), []],
    ['an idea', change('initiatives', S.idea, { title: 'Kelp' }), []],
    ['evidence', change('evidence', sampleId(41), { value: '1' }), []],
    ['a comment', change('comments', S.objection, { resolved: true }), []],
  ]
  test.each(cases)('%s', (_what, changed, lapsed) => {
    expect(changedBetween(plan, changed)).toEqual(lapsed)
  })

  test('whatever lapses a signature or is agreed changes the hash lab lead and sponsor endorse', () => {
    for (const [what, changed, lapsed] of cases)
      if (lapsed.length > 0) expect(planHash(changed), what).not.toBe(planHash(plan))
    expect(planHash(samplePlan())).toBe(planHash(plan))
  })

  test('a lapsed answer does not leave the lab, an answer on an older version that holds does', () => {
    const signed = allAnswers(plan)
    const changed = withChange(plan, 'activities', S.actFarm, { text: 'Sites bought' })
    const resigned = [...signed, answer(changed, S.farms, S.farmers, 'signed', 2)]
    const { commitments, hashes } = sampleUnsigned(changed, resigned)
    expect(commitments.map((c) => [c.initiativeId, c.version])).toEqual([
      ...[1, 1, 1].map((version) => [S.capacity, version]),
      [S.farms, 2],
    ])
    const known = new Map(hashes.initiatives.map((h) => [h.id, h.hash as string]))
    for (const c of commitments) expect(known.get(c.initiativeId)).toBe(c.contentHash)
  })

  test('the hash of one initiative is the one in the list of all', () => {
    for (const { id, hash } of initiativeHashes(collect(plan)))
      expect(initiativeHash(plan, { id })).toBe(hash)
    expect(() => initiativeHash(plan, { id: S.idea })).toThrow('No planned initiative')
  })
})
