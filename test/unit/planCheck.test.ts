import { expect, test } from 'vitest'
import { NO_ANSWERS, type RequestAnswer } from '#shared/plan/requests.ts'
import { roomOf } from '#shared/plan/rules/belonging.ts'
import type { Finding } from '#shared/plan/rules/finding.ts'
import { lint } from '#shared/plan/rules/lint.ts'
import { whereOf, whereText } from '#shared/plan/rules/where.ts'
import { liveOf } from '#shared/plan/select.ts'
import { liveEntity } from '#shared/plan/plan.ts'
import { checkRoadmap } from '#shared/roadmap/check.ts'
import { draftText, readDraft } from '#shared/roadmap/draft.ts'
import { parseStrict } from '#shared/roadmap/parse.ts'
import { planOfRoadmap } from '#shared/roadmap/planOf.ts'
import { oceansPlan } from '../support/oceans.ts'
import { disturbed } from '../support/randomPlan.ts'
import { SAMPLE as S, samplePlan, sampleId, withChange } from '../support/samplePlan.ts'
import { sampleRoadmap, sampleUnsigned, testKey } from '../support/sampleRoadmap.ts'
import { seeded } from '../support/syncClient.ts'

const said = (findings: readonly Finding[]): string[] =>
  findings
    .map(({ rule, code, severity, path }) => `${rule} ${code} ${severity} ${path.id} ${path.field}`)
    .toSorted()

const ROUNDS = process.env['LONG'] ? 2_000 : 200

test('PK1 whatever a plan holds, the rules answer, and what they name is in the plan', () => {
  const plans = [samplePlan(), oceansPlan().plan]
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const plan = disturbed(plans[seed % 2] ?? samplePlan(), seeded(seed), 60)
    for (const finding of lint(plan)) {
      const { path, initiativeId } = finding
      const found = liveEntity(plan, path.id)
      expect(found?.collection, `seed ${seed}: ${finding.rule} ${finding.code}`).toBe(path.collection)
      expect(initiativeId === null || plan.initiatives.has(initiativeId), `seed ${seed}`).toBe(true)
      const room = roomOf(plan, finding)
      expect(room === null || liveOf(plan, 'workstreams', room) !== null, `seed ${seed}`).toBe(true)
      whereText(whereOf(plan, finding))
    }
  }
})

test('PK2 a draft is read as the plan it was written of, without what was removed and without seats', () => {
  const answer: RequestAnswer = {
    dependencyId: S.betweenInitiatives,
    fromId: S.capacity,
    toId: S.farms,
    type: 'SS',
    lagDays: 0,
    askedRoomId: S.mpsg,
    answer: 'refused',
    reason: 'Too early',
    promised: null,
    by: 'Ana',
    organisationName: 'DEA',
    at: '2014-08-01T10:00:00Z',
  }
  const answers = new Map([[answer.dependencyId, answer]])
  const plan = withChange(samplePlan(), 'comments', S.objection, { mentions: [sampleId(7_000)] })
  const text = draftText({ lab: { slug: 'oceans', name: 'Oceans' }, plan, answers })
  const parsed = parseStrict(text)
  const read = readDraft(parsed.ok ? parsed.value : null)
  if (!read.ok) throw new Error(read.path)
  expect(said(lint(read.draft.plan, read.draft.answers))).toEqual(said(lint(plan, answers)))
  expect(said(lint(plan, answers))).not.toEqual(said(lint(plan, NO_ANSWERS)))
  expect(text).not.toContain(sampleId(7_000))
  expect(text).not.toContain('Removed organisation')
  expect(draftText(read.draft)).toBe(text)
})

test('PK2 a draft that was changed by hand says where it is none, and is no roadmap', () => {
  const value: unknown = JSON.parse(
    draftText({ lab: { slug: 'oceans', name: 'Oceans' }, plan: samplePlan(), answers: NO_ANSWERS }),
  )
  expect(checkRoadmap(value)).toMatchObject({
    ok: false,
    reason: 'notARoadmap',
    part: 'a draft, which nobody has signed',
  })
  const changed = structuredClone(value) as { plan: { activities: { plannedStart: string }[] } }
  changed.plan.activities[1]!.plannedStart = 'soon'
  expect(readDraft(changed)).toEqual({ ok: false, path: 'plan.activities.1.plannedStart' })
})

test('PK3 the rules find in a roadmap what they found in its plan, as far as it left the lab', async () => {
  const key = await testKey('server')
  const broken = withChange(
    withChange(samplePlan(), 'activities', S.act12, { plannedEnd: null }),
    'indicators',
    S.trained,
    { unit: '' },
  )
  for (const plan of [samplePlan(), broken, oceansPlan().plan]) {
    const roadmap = await sampleRoadmap(key, sampleUnsigned(plan))
    const rebuilt = planOfRoadmap(roadmap)
    if (!rebuilt) throw new Error('It could not be rebuilt')
    const left = lint(plan).filter(({ path }) => rebuilt.plan[path.collection].has(path.id))
    const found = said(lint(rebuilt.plan, rebuilt.answers))
    // A cause that ideas alone answer has no answer in what was agreed.
    const inBoth = said(left)
    expect(found.filter((one) => inBoth.includes(one) || !one.startsWith('R4 unanswered'))).toEqual(inBoth)
    expect(left.length).toBeGreaterThan(0)
    const numbers = (of: typeof plan) =>
      left.map((finding) => whereOf(of, finding).number).filter((number) => number !== '')
    expect(numbers(rebuilt.plan)).toEqual(numbers(plan))
  }
})
