import { describe, expect, test } from 'vitest'
import { activityNumber, live, liveOf } from '#shared/plan/select.ts'
import { canonicalText } from '#shared/roadmap/canonical.ts'
import { checkRoadmap } from '#shared/roadmap/check.ts'
import { collect } from '#shared/roadmap/collect.ts'
import { ROADMAP_COLLECTIONS } from '#shared/roadmap/schema.ts'
import { SAMPLE as S, planOf, sampleId, samplePlan, withChange } from '#test/support/samplePlan.ts'
import { sampleRoadmap, sampleUnsigned, testKey } from '#test/support/sampleRoadmap.ts'

const ids = (entities: readonly { id: string }[]) => entities.map((e) => e.id)

describe('what leaves the lab', () => {
  const roadmap = sampleUnsigned()

  test('planned initiatives with what hangs on them, and nothing of ideas, stopped or removed ones (R12)', () => {
    expect(ids(roadmap.initiatives)).toEqual([S.capacity, S.farms])
    expect(ids(roadmap.activities)).toEqual([S.act11, S.act12, S.act21, S.act22, S.act23, S.actFarm])
    expect(ids(roadmap.milestones)).toEqual([S.milestone1, S.milestone2, sampleId(73)])
    expect(ids(roadmap.budgetLines)).toEqual([sampleId(121), sampleId(122)])
    expect(ids(roadmap.fundingSources)).toEqual([sampleId(125)])
    expect(ids(roadmap.indicators)).toEqual([S.jobs, S.trained])
    expect(ids(roadmap.trajectoryPoints)).toHaveLength(4)
    expect(ids(roadmap.risks)).toEqual([S.permit])
    expect(ids(roadmap.dependencies)).toEqual([S.coordination, sampleId(92), S.betweenInitiatives])
    expect(ids(roadmap.links)).not.toContain(sampleId(149))
  })

  test('RM6 ideas and stopped initiatives are named, so that nothing is hidden', () => {
    const flags = { illustrative: false, placeholder: false }
    expect(roadmap.notAgreed).toEqual([
      { id: S.idea, code: 'AQ-9', title: 'Seaweed', state: 'idea', ...flags, placeholder: true },
      { id: S.stopped, code: 'AQ-8', title: 'Pearl oysters', state: 'stopped', ...flags },
    ])
  })

  test('RM7 what the lab shares leaves whole: organisations, focus areas, aspirations, evidence, issues', () => {
    const plan = samplePlan()
    for (const name of ['organisations', 'workstreams', 'aspirations', 'evidence', 'issues'] as const)
      expect(ids(roadmap[name])).toEqual(ids(live(plan, name)).toSorted())
    expect(roadmap.evidence.filter((e) => e.factKey === 'mpa').map((e) => e.chosen)).toEqual([false, true])
  })

  test('RM8 counts equal the collections, and the collections the plan', async () => {
    for (const name of ROADMAP_COLLECTIONS) expect(roadmap.counts[name]).toBe(roadmap[name]?.length)
    const value = await sampleRoadmap(await testKey('k'))
    const wrong = { ...value, counts: { ...value.counts, activities: 7 } }
    expect(checkRoadmap(wrong)).toMatchObject({ ok: false })
  })

  test('activities carry the number people use and weeks derived from their dates (R2)', () => {
    const plan = samplePlan()
    for (const activity of roadmap.activities) {
      const source = liveOf(plan, 'activities', activity.id)
      expect(activity.number).toBe(source && activityNumber(plan, source))
    }
    expect(roadmap.activities.map((a) => [a.number, a.lengthWeeks])).toEqual([
      ['1.1', 1],
      ['1.2', 6],
      ['2.1', 8],
      ['2.2', 12],
      ['2.3', 12],
      ['1.1', 26],
    ])
  })

  test('every objection and dissent travels, settled or not, with its organisation where known (R14)', () => {
    expect(roadmap.dissents).toMatchObject([
      { text: 'The team is too small', resolved: false, organisationId: S.farmers, organisationName: 'FFA' },
      { text: 'Seaweed should be in', resolved: true, aboutId: S.idea, organisationId: null },
    ])
    expect(roadmap.openQuestions.filter((q) => q.kind === 'question')).toMatchObject([
      { text: 'Who chairs?' },
    ])
  })

  test('RM9 no reference leads to what is not in the file, and no two entities share an id', () => {
    const all = ROADMAP_COLLECTIONS.flatMap((name) =>
      (roadmap[name] ?? []).filter((e) => 'id' in e).map((e) => e.id),
    )
    const known = new Set(all)
    expect(known.size).toBe(all.length)
    const dangling = Object.entries(collect(samplePlan())).flatMap(([name, entities]) =>
      entities.flatMap((entity: object) =>
        Object.entries(entity)
          .filter(([field]) => /Ids?$/.test(field))
          .flatMap(([field, value]) => [value].flat().map((id: unknown) => [name, field, id]))
          .filter(([, , id]) => id !== null && !known.has(String(id))),
      ),
    )
    expect(dangling).toEqual([])
  })

  test('no personal contact data and no seat leave the lab (R22)', () => {
    const text = canonicalText(roadmap)
    expect(text).not.toMatch(/seatId|orderKey|deletedAt|mail|phone|token/i)
    expect(roadmap.commitments[0]?.signatory).toEqual({
      name: 'A. Person',
      role: 'participant',
      sector: 'national',
    })
  })

  test('RM10 one illustrative part marks the whole', () => {
    expect(roadmap.roadmap.illustrative).toBe(false)
    const plan = withChange(samplePlan(), 'budgetLines', sampleId(121), { illustrative: true })
    expect(sampleUnsigned(plan).roadmap.illustrative).toBe(true)
  })

  test('RM11 texts leave in normal form C, from wherever they come', () => {
    const plan = withChange(samplePlan(), 'activities', S.act11, { text: 'Cafe\u0301' })
    expect(sampleUnsigned(plan).activities[0]?.text).toBe('Caf\u00e9')
  })

  test('RM12 the same input gives the same bytes, however the plan’s maps are ordered', () => {
    const plan = samplePlan()
    const turned = planOf(
      Object.fromEntries(Object.entries(plan).map(([name, map]) => [name, [...map.values()].toReversed()])),
    )
    expect(canonicalText(collect(turned))).toBe(canonicalText(collect(plan)))
  })
})
