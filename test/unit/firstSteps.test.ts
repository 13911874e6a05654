import { expect, test } from 'vitest'
import { ROLES } from '#shared/api/identity.ts'
import { firstSteps } from '#client/first/firstSteps.ts'
import { weekTaskOf } from '#client/first/weekTask.ts'
import first from '#client/i18n/en/first.json' with { type: 'json' }
import { planOf, sampleId, sampleIds } from '#test/support/samplePlan.ts'

const [ROOM, OTHER, ISSUE, INITIATIVE, MILESTONE, INDICATOR, LINK] = sampleIds(1, 2, 3, 4, 5, 6, 7)
const workstreams = [
  { id: ROOM, code: 'R' },
  { id: OTHER, code: 'O' },
]
const issues = [{ id: ISSUE, workstreamId: ROOM, text: 'Slipways are unsafe' }]
const initiatives = [{ id: INITIATIVE, workstreamId: ROOM, title: 'Repair twelve harbours' }]
const milestones = [{ id: MILESTONE, initiativeId: INITIATIVE, orderKey: 'a0' }]
const activities = (count: number, text = 'Survey') =>
  Array.from({ length: count }, (_, i) => ({
    id: sampleId(20 + i),
    milestoneId: MILESTONE,
    text,
    orderKey: `a${i}`,
  }))
const answers = { id: LINK, kind: 'answers' as const, fromId: INITIATIVE, toId: ISSUE }
const measures = { id: sampleId(8), kind: 'measures' as const, fromId: INDICATOR, toId: INITIATIVE }
const indicators = [{ id: INDICATOR, workstreamId: ROOM, name: 'Harbours repaired' }]

const told = (...[plan]: Parameters<typeof planOf>) =>
  firstSteps(planOf({ workstreams, ...plan }), ROOM).map(({ done, count, act }) => ({ done, count, act }))

test('FU2 an empty room begins with an issue, and nothing else can be done yet', () => {
  expect(told({})).toEqual([
    { done: false, count: 0, act: { kind: 'make', collection: 'issues', relateTo: null } },
    { done: false, count: 0, act: null },
    { done: false, count: 0, act: null },
    { done: false, count: 0, act: null },
  ])
})

test('FU2 each step is ticked from the plan and the next one is made for what is there', () => {
  const steps = told({ issues })
  expect(steps[0]).toMatchObject({ done: true, act: null })
  expect(steps[1]?.act).toEqual({ kind: 'make', collection: 'initiatives', relateTo: ISSUE })
  const next = told({ issues, initiatives, links: [answers], milestones, activities: activities(2) })
  expect(next.map(({ done }) => done)).toEqual([true, true, false, false])
  expect(next[2]).toMatchObject({ count: 2, act: { kind: 'make', relateTo: INITIATIVE } })
  const plan = { issues, initiatives, links: [answers, measures], milestones, indicators }
  expect(told({ ...plan, activities: activities(3) }).every(({ done }) => done)).toBe(true)
})

test('FU2 where both cards are there, the arrow between them is what is missing', () => {
  const steps = told({ issues, initiatives, indicators })
  expect(steps[1]?.act).toEqual({ kind: 'relate', fromId: INITIATIVE, toId: ISSUE })
  expect(steps[3]?.act).toEqual({ kind: 'relate', fromId: INDICATOR, toId: INITIATIVE })
})

test('FU2 cards without words, removed ones and those of other rooms do not count', () => {
  const elsewhere = [{ id: ISSUE, workstreamId: OTHER, text: 'Elsewhere' }]
  const gone = [{ id: ISSUE, workstreamId: ROOM, text: 'Gone', deletedAt: '2026-01-01T00:00:00Z' }]
  const wordless = [{ id: ISSUE, workstreamId: ROOM, text: ' ' }]
  for (const none of [elsewhere, gone, wordless]) expect(told({ issues: none })[0]?.done).toBe(false)
  const empty = { issues, initiatives, links: [answers], milestones, activities: activities(3, '') }
  expect(told(empty)[2]).toMatchObject({ done: false, count: 0 })
})

const textAt = (path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => Object.entries(at ?? {}).find(([k]) => k === key)?.[1], first)

test('FU1 every role has something to do in every week, before, after and while the plan is frozen', () => {
  const weeks = [
    { kind: 'undated' as const },
    { kind: 'before' as const, starts: '2026-01-01' },
    ...Array.from({ length: 9 }, (_, i) => ({ kind: 'during' as const, week: i + 1, weeks: 9 })),
    { kind: 'after' as const, weeks: 6 },
  ]
  for (const role of ROLES)
    for (const signatory of [true, false])
      for (const phase of ['open', 'frozen'] as const)
        for (const week of weeks) {
          const { stage, task, page } = weekTaskOf({ role, signatory, phase, week })
          expect(textAt(stage), stage).toBeTypeOf('string')
          expect(textAt(task), task).toBeTypeOf('string')
          if (page) expect(textAt(`page.${page}`)).toBeTypeOf('string')
        }
})

test('FU1 a lab of another length goes through the same stages', () => {
  const stage = (week: number, weeks: number) =>
    weekTaskOf({
      role: 'participant',
      signatory: false,
      phase: 'open',
      week: { kind: 'during', week, weeks },
    }).stage
  expect([1, 2, 3, 4, 5, 6].map((week) => stage(week, 6))).toEqual(
    [1, 2, 3, 4, 5, 6].map((n) => `stage.week${n}`),
  )
  expect(stage(3, 3)).toBe('stage.week6')
  expect(stage(1, 12)).toBe('stage.week1')
})

test('FU1 who signs is sent to sign once the plan is frozen', () => {
  const week = { kind: 'after' as const, weeks: 6 }
  expect(weekTaskOf({ role: 'participant', signatory: true, phase: 'frozen', week }).page).toBe('agreement')
  expect(weekTaskOf({ role: 'participant', signatory: false, phase: 'frozen', week }).page).toBeNull()
})
