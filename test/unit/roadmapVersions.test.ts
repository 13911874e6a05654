import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { checkRoadmap } from '#shared/roadmap/check.ts'
import { collect } from '#shared/roadmap/collect.ts'
import { initiativeHash, initiativeHashes, planHash } from '#shared/roadmap/content.ts'
import { diffRoadmaps } from '#shared/roadmap/diff.ts'
import { roadmapJsonSchema } from '#shared/roadmap/jsonSchema.ts'
import { readRoadmap } from '#shared/roadmap/read.ts'
import { roadmapSchema10 } from '#shared/roadmap/schema10.ts'
import type { Roadmap } from '#shared/roadmap/schema.ts'
import { REGISTER as R, registerAnswers, registerPlan, registerUnsigned } from '#test/support/registerPlan.ts'
import { planFromText } from '#server/agreement/planText.ts'
import { SAMPLE as S, sampleId, withChange } from '#test/support/samplePlan.ts'
import { sampleRoadmap, sampleUnsigned, testKey } from '#test/support/sampleRoadmap.ts'

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '../fixtures', name), 'utf8')
const first = (): Roadmap => {
  const check = readRoadmap(fixture('roadmap-1.0.0.json'))
  if (!check.ok) throw new Error(check.part)
  return check.roadmap
}

/** The plan of that file, as a program of its time froze and kept it. */
const keptPlan = () => planFromText(fixture('plan-1.0.0.json'))

describe('RM27 a plan with nothing of what 1.1 added', () => {
  test('has the initiatives’ hashes and the plan’s of 1.0', () => {
    const { hashes } = first()
    expect(initiativeHashes(collect(keptPlan()))).toEqual(hashes.initiatives)
    expect(planHash(keptPlan())).toBe(hashes.plan)
  })

  test('differs from 1.0 in the version it names and in nothing of the plan', () => {
    const [before, now] = [first(), sampleUnsigned(keptPlan())]
    expect(now).toMatchObject({ $schema: 'urn:delivery-lab:roadmap:1.1', schemaVersion: '1.1.0' })
    expect(now).not.toHaveProperty('decisions')
    expect(now).not.toHaveProperty('actions')
    for (const part of ['risks', 'dependencies', 'dissents', 'links', 'issues'] as const)
      expect(now[part]).toEqual(before[part])
    expect(now.openQuestions.filter((q) => q.kind === 'question')).toEqual(
      before.openQuestions.map((q) => ({ ...q, kind: 'question' })),
    )
  })
})

describe('RM28 what a signature is tied to', () => {
  const plan = registerPlan()

  test('a risk’s trigger and review are in it', () => {
    const farms = initiativeHash(plan, { id: S.farms })
    for (const change of [{ triggerValue: '1500.51' }, { reviewDate: null }, { triggerOperator: null }])
      expect(initiativeHash(withChange(plan, 'risks', S.permit, change), { id: S.farms })).not.toBe(farms)
    expect(
      initiativeHash(withChange(plan, 'risks', S.permit, { triggerValue: '1' }), { id: S.capacity }),
    ).toBe(initiativeHash(plan, { id: S.capacity }))
  })

  test('that a risk has occurred, what a room answered and what was decided are not', () => {
    const hashes = initiativeHashes(collect(plan))
    expect(initiativeHashes(collect(withChange(plan, 'risks', S.permit, { state: 'closed' })))).toEqual(
      hashes,
    )
    expect(initiativeHashes(collect(withChange(plan, 'decisions', R.decision, { text: 'No' })))).toEqual(
      hashes,
    )
    const [answered, unanswered] = [registerUnsigned(), registerUnsigned(plan, new Map())]
    expect(answered.hashes.initiatives).toEqual(unanswered.hashes.initiatives)
    expect([answered.hashes.plan, unanswered.hashes.plan]).toEqual([planHash(plan), planHash(plan)])
    expect(answered.hashes.whole).not.toBe(unanswered.hashes.whole)
  })

  test('what was decided belongs to the whole plan that is endorsed', () => {
    expect(planHash(withChange(plan, 'decisions', R.decision, { text: 'No' }))).not.toBe(planHash(plan))
  })
})

describe('RM29 what 1.1 tells', () => {
  const roadmap = registerUnsigned()
  const risk = (id: string) => roadmap.risks.find((r) => r.id === id)

  test('triggers, with the indicator they name, and how a risk stands', () => {
    expect(risk(S.permit)).toMatchObject({
      state: 'occurred',
      reviewDate: '2015-03-31',
      trigger: { kind: 'indicator', operator: 'below', value: '1500.50' },
    })
    const { trigger } = risk(S.permit) ?? {}
    expect(roadmap.indicators.map((i) => i.id)).toContain(
      trigger?.kind === 'indicator' && trigger.indicatorId,
    )
    expect(risk(R.unlinked)).toEqual(
      expect.not.objectContaining({ state: 'open', trigger: expect.anything() }),
    )
  })

  test('a trigger that lacks something is left out', () => {
    const half = withChange(registerPlan(), 'risks', S.permit, { triggerValue: null })
    expect(registerUnsigned(half).risks.find((r) => r.id === S.permit)).not.toHaveProperty('trigger')
  })

  test('decisions and actions, with the dissent they settle, and no person’s name', () => {
    expect(roadmap.decisions).toMatchObject([{ id: R.decision, ownerOrgId: S.dpme, settles: [R.settled] }])
    expect(roadmap.actions).toMatchObject([
      { id: R.action, due: '2014-08-20', order: 1, settles: [sampleId(152)] },
    ])
    expect(JSON.stringify(roadmap)).not.toContain('Somebody Known')
  })

  test('dissent says whether it was settled, and by what', () => {
    expect(roadmap.dissents.find((d) => d.id === R.settled)).toMatchObject({
      resolved: true,
      settledBy: [
        { kind: 'risk', id: R.unlinked },
        { kind: 'decision', id: R.decision },
      ],
    })
    expect(roadmap.dissents.find((d) => d.id === S.objection)).not.toHaveProperty('settledBy')
  })

  test('open are questions, what a room has not granted another, and data that are asked for', () => {
    const open = roadmap.openQuestions
    expect(open.map((q) => q.kind)).toEqual(['question', 'request', 'request', 'request', 'data'])
    expect(open).toContainEqual({
      kind: 'request',
      dependencyId: R.refused,
      state: 'refused',
      reason: 'Not before the list is out',
      organisationName: 'Department of Environmental Affairs',
      askingWorkstreamId: S.aq,
      askedWorkstreamId: S.mpsg,
    })
    expect(open).toContainEqual(
      expect.objectContaining({ dependencyId: R.waiting, state: 'waiting', reason: '' }),
    )
    expect(open).toContainEqual({
      kind: 'data',
      indicatorId: S.trained,
      ownerOrgId: S.dhet,
      due: '2014-12-01',
    })
    expect(JSON.stringify(open)).not.toContain('How many are there?')
  })

  test('an answer travels with its dependency while it holds', () => {
    const answerOf = (r: typeof roadmap) => r.dependencies.find((d) => d.id === R.accepted)?.answer
    expect(answerOf(roadmap)).toEqual({
      answer: 'accepted',
      promised: '2015-08-31',
      at: '2014-08-10T09:00:00Z',
      organisationName: 'Department of Environmental Affairs',
    })
    const changed = withChange(registerPlan(), 'dependencies', R.accepted, { lagDays: 7 })
    expect(answerOf(registerUnsigned(changed, registerAnswers()))).toBeUndefined()
  })
})

describe('RM30 each version has its schema', () => {
  const compiled = (version: '1.0' | '1.1') => {
    const ajv = new Ajv2020({ strict: true })
    addFormats.default(ajv)
    return ajv.compile(roadmapJsonSchema(version))
  }

  test('the one of 1.0 is the one that was published', () => {
    expect(roadmapJsonSchema('1.0')).toEqual(JSON.parse(fixture('roadmap-schema-1.0.json')))
  })

  test('a file fits its own and not the other; what reads only 1.0 says that 1.1 is another version', async () => {
    const now: unknown = JSON.parse(
      JSON.stringify(await sampleRoadmap(await testKey('k'), registerUnsigned())),
    )
    const fits = (value: unknown) => [compiled('1.0')(value), compiled('1.1')(value)]
    expect(fits(first())).toEqual([true, false])
    expect(fits(now)).toEqual([false, true])
    expect(roadmapSchema10.safeParse(now).error?.issues.map((i) => i.path[0])).toContain('schemaVersion')
    expect(checkRoadmap({ ...first(), schemaVersion: '1.2.0' })).toMatchObject({
      reason: 'otherVersion',
      part: 'schemaVersion 1.2.0',
    })
  })

  test('a file that names one version and has the form of the other is refused', async () => {
    const now = await sampleRoadmap(await testKey('k'), registerUnsigned())
    expect(checkRoadmap({ ...now, $schema: first().$schema, schemaVersion: '1.0.0' })).toMatchObject({
      ok: false,
    })
    expect(checkRoadmap({ ...now, schemaVersion: '1.0.0' })).toMatchObject({ ok: false, part: '$schema' })
    expect(checkRoadmap({ ...first(), actions: [] })).toMatchObject({ ok: false, part: 'actions' })
  })
})

test('RM15 what is open is compared by what it is about, decisions and actions by their id', () => {
  const before = registerUnsigned()
  const after = structuredClone(before)
  after.openQuestions = after.openQuestions.filter((q) => q.kind !== 'request' || q.state !== 'refused')
  after.decisions![0]!.text = 'x'
  delete after.actions
  const paths = diffRoadmaps(before, after).map((d) => d.path)
  expect(paths.toSorted()).toEqual(
    [`openQuestions[${R.refused}]`, `decisions[${R.decision}].text`, 'actions'].toSorted(),
  )
})

test('RM21 a decision, an action or a trigger that was changed or taken away is named', async () => {
  const roadmap = await sampleRoadmap(await testKey('k'), registerUnsigned())
  const changed = (change: (r: Roadmap) => void) => {
    const copy = structuredClone(roadmap)
    change(copy)
    return checkRoadmap(copy)
  }
  expect(changed(() => {})).toMatchObject({ ok: true })
  expect(changed((r) => (r.decisions![0]!.text = 'x'))).toMatchObject({
    reason: 'changed',
    part: 'decisions',
  })
  expect(changed((r) => delete r.actions)).toMatchObject({ reason: 'changed', part: 'actions' })
  expect(changed((r) => delete r.risks[0]!.trigger)).toMatchObject({
    reason: 'changed',
    part: 'initiative AQ-1 "Twenty-four farms"',
  })
  expect(changed((r) => delete r.risks[0]!.state)).toMatchObject({ reason: 'changed', part: 'risks' })
  expect(changed((r) => (r.actions![0]!.due = '2014'))).toMatchObject({
    reason: 'notARoadmap',
    part: 'action "Ask for the list of sites", due',
  })
})
