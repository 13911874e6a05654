import { expect, test } from 'vitest'
import { diffRoadmaps } from '#shared/roadmap/diff.ts'
import { SAMPLE as S, sampleId, samplePlan, withChange } from '#test/support/samplePlan.ts'
import { sampleUnsigned } from '#test/support/sampleRoadmap.ts'

const before = sampleUnsigned()
const telling = (after: unknown) => diffRoadmaps(before, after).filter((d) => !d.path.startsWith('hashes'))

test('RM15 the same roadmap has no differences', () => {
  expect(diffRoadmaps(before, structuredClone(before))).toEqual([])
})

test('RM15 a changed field is named by its collection, entity and field', () => {
  const after = structuredClone(before)
  after.activities[4]!.start = '2015-11-24'
  after.lab.weeks = 5
  expect(telling(after)).toEqual([
    { path: 'lab.weeks', before: 6, after: 5 },
    { path: `activities[${S.act23}].start`, before: '2015-11-25', after: '2015-11-24' },
  ])
})

test('RM15 entities are compared by id: one taken away moves no other', () => {
  const after = structuredClone(before)
  const [taken] = after.activities.splice(0, 1)
  expect(telling(after)).toEqual([{ path: `activities[${S.act11}]`, before: taken, after: undefined }])
})

test('RM15 one more and one changed are told apart', () => {
  const plan = withChange(samplePlan(), 'issues', sampleId(55), { text: 'New' })
  const after = sampleUnsigned(withChange(plan, 'issues', sampleId(53), { text: 'Very few farms' }))
  expect(telling(after).map((d) => d.path)).toEqual(
    expect.arrayContaining([`issues[${sampleId(53)}].text`, `issues[${sampleId(55)}]`, 'counts.issues']),
  )
})

test('RM15 the same entities in another order are a difference of the list', () => {
  const after = structuredClone(before)
  after.issues.reverse()
  expect(telling(after).map((d) => d.path)).toEqual(['issues'])
})
