import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { isPlanned, live, liveOf } from '#shared/plan/select.ts'
import { agreementOf } from '#shared/roadmap/agreement.ts'
import { roadmapJsonSchema } from '#shared/roadmap/jsonSchema.ts'
import { oceansPlan } from '#test/support/oceans.ts'
import { allAnswers, sampleRoadmap, sampleUnsigned, testKey } from '#test/support/sampleRoadmap.ts'

describe('the Oceans lab as a roadmap', () => {
  const { plan } = oceansPlan()
  const answers = allAnswers(plan)
  const unsigned = sampleUnsigned(plan, answers)
  const planned = live(plan, 'initiatives').filter(isPlanned)

  test('every planned initiative is agreed once everyone responsible signed (R11)', () => {
    const open = agreementOf(plan, answers).filter((i) => !i.agreed)
    expect(open.map((i) => [i.code, i.errors])).toEqual([])
    expect(planned.length).toBeGreaterThan(0)
  })

  test('RM14 ajv accepts it with the published schema', async () => {
    const ajv = new Ajv2020({ strict: true })
    addFormats.default(ajv)
    const accepts = ajv.compile(roadmapJsonSchema())
    accepts(await sampleRoadmap(await testKey('k'), unsigned))
    expect(accepts.errors).toBeNull()
  })

  test('RM8 counts equal the plan: planned ones with their rows, everything the lab shares', () => {
    const ids = new Set(planned.map((i) => i.id))
    const milestones = live(plan, 'milestones').filter((m) => ids.has(m.initiativeId ?? ''))
    const activities = live(plan, 'activities').filter((a) =>
      ids.has(liveOf(plan, 'milestones', a.milestoneId)?.initiativeId ?? ''),
    )
    expect(unsigned.counts).toMatchObject({
      initiatives: planned.length,
      notAgreed: live(plan, 'initiatives').length - planned.length,
      milestones: milestones.length,
      activities: activities.length,
      budgetLines: live(plan, 'budgetLines').filter((b) => ids.has(b.initiativeId ?? '')).length,
      organisations: live(plan, 'organisations').length,
      workstreams: live(plan, 'workstreams').length,
      aspirations: live(plan, 'aspirations').length,
      evidence: live(plan, 'evidence').length,
      issues: live(plan, 'issues').length,
      commitments: answers.length,
    })
  })

  test('RM10 it says that some of it was completed for the demonstration', () => {
    expect(unsigned.roadmap.illustrative).toBe(true)
  })
})
