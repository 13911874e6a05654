import { expect, test } from 'vitest'
import type { Decision, RefusalCode, SingleCommand } from '#shared/plan/commands.ts'
import { decide, forkOf } from '#shared/plan/decide.ts'
import { COLLECTION_NAMES, type Collection, type Plan } from '#shared/plan/plan.ts'
import { refusedDependency } from '#shared/plan/relate.ts'
import { belongsToRelationId, meaningOf, relationsOf } from '#shared/plan/relations.ts'
import { initiativeOf, milestonesOf } from '#shared/plan/select.ts'
import { planOf, sampleId as n } from '../support/samplePlan.ts'

const NOW = '2014-08-15T12:00:00Z'
const context = { now: NOW, newId: () => n(900) }

const plan = planOf({
  workstreams: [{ id: n(1) }],
  aspirations: [{ id: n(2) }],
  evidence: [{ id: n(3) }],
  issues: [{ id: n(10) }, { id: n(11) }, { id: n(12) }],
  initiatives: [
    { id: n(20), title: 'Farms', workstreamId: n(1) },
    { id: n(21), title: 'Zone', workstreamId: n(1) },
  ],
  milestones: [
    { id: n(30), initiativeId: n(20), orderKey: 'a0' },
    { id: n(31), initiativeId: n(20), orderKey: 'a1' },
  ],
  activities: [
    { id: n(40), milestoneId: n(31), orderKey: 'a0' },
    { id: n(41), workstreamId: n(1) },
    { id: n(42), workstreamId: n(1) },
    { id: n(43), deletedAt: NOW },
  ],
  indicators: [{ id: n(50) }],
  risks: [{ id: n(60) }],
})

const relate = (fromId: string, toId: string, id = n(100)): SingleCommand => ({
  type: 'relate',
  id,
  fromId,
  toId,
})
const ask = (command: SingleCommand, of: Plan = plan): Decision => decide(of, command, context)
const after = (commands: SingleCommand[], of: Plan = plan): Plan => {
  const fork = forkOf(of)
  for (const command of commands) {
    const decision = ask(command, fork.plan)
    if (!decision.ok) throw new Error(decision.refusal.code)
    decision.changes.forEach(fork.apply)
  }
  return fork.plan
}
const codeOf = (decision: Decision): RefusalCode | null => (decision.ok ? null : decision.refusal.code)

test.each([
  ['an initiative answers an issue', n(20), n(10), 'answers'],
  ['an issue causes an issue', n(10), n(11), 'causes'],
  ['an indicator measures an initiative', n(50), n(20), 'measures'],
  ['an indicator measures an aspiration', n(50), n(2), 'measures'],
  ['a risk threatens an initiative', n(60), n(20), 'threatens'],
  ['a risk threatens an activity', n(60), n(40), 'threatens'],
  ['a fact supports an issue', n(3), n(10), 'supports'],
  ['a fact supports an indicator', n(3), n(50), 'supports'],
  ['an activity depends on an activity', n(40), n(41), 'dependsOn'],
  ['an initiative depends on an initiative', n(20), n(21), 'dependsOn'],
  ['a milestone depends on a milestone', n(30), n(31), 'dependsOn'],
] as const)('P10 %s', (_, from, to, kind) => {
  const [relation] = relationsOf(after([relate(from, to)])).filter((r) => r.kind !== 'belongsTo')
  expect(relation).toMatchObject({ id: n(100), kind, fromId: from, toId: to })
})

test('P10 an arrow against its only possible direction is taken the other way round', () => {
  const related = after([relate(n(10), n(20))])
  expect(related.links.get(n(100))).toMatchObject({ kind: 'answers', fromId: n(20), toId: n(10) })
})

test('P10 between every two kinds an arrow has one meaning or none, whichever way it is drawn', () => {
  for (const from of COLLECTION_NAMES)
    for (const to of COLLECTION_NAMES) {
      const there = meaningOf(from, to)
      const back = meaningOf(to, from)
      expect(there?.kind, `${from} → ${to}`).toBe(back?.kind)
      if (there && from !== to) expect(there.reversed).toBe(!back?.reversed)
    }
})

test('P11 a dependency keeps its type and lag; finish to start without lag when none is said', () => {
  const typed = after([{ ...relate(n(40), n(41)), dependencyType: 'SS', lagDays: -3 } as SingleCommand])
  expect(typed.dependencies.get(n(100))).toMatchObject({ type: 'SS', lagDays: -3 })
  expect(after([relate(n(40), n(41))]).dependencies.get(n(100))).toMatchObject({ type: 'FS', lagDays: 0 })
})

test('P12 an activity drawn to an initiative goes to the end of its last milestone', () => {
  const placed = after([relate(n(41), n(20))])
  const activity = placed.activities.get(n(41))!
  expect(activity.milestoneId).toBe(n(31))
  expect(activity.orderKey > 'a0').toBe(true)
})

test('P12 an initiative without a milestone gets its first one with the activity', () => {
  const placed = after([relate(n(20 + 1), n(41))])
  expect(milestonesOf(placed, n(21)).map((m) => m.id)).toEqual([n(900)])
  expect(initiativeOf(placed, placed.activities.get(n(41))!)?.id).toBe(n(21))
})

const REFUSED: [string, SingleCommand, RefusalCode][] = [
  ['to nothing', relate(n(20), n(99)), 'unknownEntity'],
  ['from what was removed', relate(n(43), n(40)), 'unknownEntity'],
  ['to itself', relate(n(20), n(20)), 'relationToItself'],
  ['from a risk to an issue', relate(n(60), n(10)), 'relationNotPossible'],
  ['from an indicator to a risk', relate(n(50), n(60)), 'relationNotPossible'],
  ['to a room', relate(n(20), n(1)), 'relationNotPossible'],
  ['with an id that is taken', relate(n(20), n(10), n(60)), 'alreadyExists'],
  ['into the initiative it is in', relate(n(40), n(20)), 'relationExists'],
  ['into a second initiative', relate(n(40), n(21)), 'activityPlacedElsewhere'],
]
test.each(REFUSED)('P13 an arrow is refused %s', (_, command, code) => {
  expect(codeOf(ask(command))).toBe(code)
})

test('P13 a refusal says what cannot be joined, and where an activity already is', () => {
  expect(ask(relate(n(60), n(10)))).toMatchObject({ refusal: { params: { from: 'risks', to: 'issues' } } })
  expect(ask(relate(n(40), n(21)))).toMatchObject({ refusal: { params: { initiative: 'Farms' } } })
})

test('P13 the same relation twice is refused, drawn either way', () => {
  const related = after([relate(n(20), n(10))])
  expect(codeOf(ask(relate(n(20), n(10), n(101)), related))).toBe('relationExists')
  expect(codeOf(ask(relate(n(10), n(20), n(101)), related))).toBe('relationExists')
})

test.each([
  ['R3 dependencies of activities', [n(40), n(41), n(42)]],
  ['causes of issues', [n(10), n(11), n(12)]],
])('P14 %s form no circle', (_, [a = '', b = '', c = '']) => {
  const chain = after([relate(a, b, n(100)), relate(b, c, n(101))])
  expect(codeOf(ask(relate(c, a, n(102)), chain))).toBe('wouldBeCycle')
  expect(codeOf(ask(relate(a, c, n(102)), chain))).toBeNull()
})

test('SC13 before it is drawn, a dependency is possible or refused as it would be when drawn', () => {
  const chain = after([relate(n(40), n(41), n(100)), relate(n(41), n(42), n(101))])
  const ids = [40, 41, 42, 43, 20, 21, 60, 99].map(n)
  for (const from of ids)
    for (const to of ids) {
      const decision = ask(relate(from, to, n(110)), chain)
      const refused = refusedDependency(chain, from, to)
      const depends =
        decision.ok && decision.changes.some((c) => c.op === 'put' && c.collection === 'dependencies')
      if (depends || refused?.code !== 'relationNotPossible')
        expect(refused?.code ?? null).toBe(codeOf(decision))
    }
  expect(refusedDependency(chain, n(42), n(40))?.code).toBe('wouldBeCycle')
  expect(refusedDependency(chain, n(40), n(42))).toBeNull()
  expect(refusedDependency(chain, n(41), n(20))?.code).toBe('relationNotPossible')
})

test('P14 a removed relation closes no circle and may be drawn again', () => {
  const removed = after([relate(n(40), n(41)), { type: 'unrelate', id: n(100) }])
  expect(codeOf(ask(relate(n(41), n(40), n(101)), removed))).toBeNull()
  expect(codeOf(ask(relate(n(40), n(41), n(101)), removed))).toBeNull()
})

test('P15 unrelate takes a relation away; twice is once; nothing is refused', () => {
  const related = after([relate(n(20), n(10))])
  const unrelate: SingleCommand = { type: 'unrelate', id: n(100) }
  const gone = after([unrelate], related)
  expect(relationsOf(gone).filter((r) => r.kind === 'answers')).toEqual([])
  expect(ask(unrelate, gone)).toEqual({ ok: true, changes: [] })
  expect(codeOf(ask({ type: 'unrelate', id: n(98) }))).toBe('unknownEntity')
})

test('P12 an activity taken out of its initiative stays as a loose card of the room', () => {
  const loose = after([{ type: 'unrelate', id: belongsToRelationId(n(40)) }])
  expect(loose.activities.get(n(40))).toMatchObject({ milestoneId: null, workstreamId: n(1) })
})

test('P15 a relation with an end that was removed is not seen', () => {
  const collection: Collection = 'issues'
  const related = after([relate(n(20), n(10)), { type: 'remove', collection, id: n(10) }])
  expect(relationsOf(related).filter((r) => r.kind === 'answers')).toEqual([])
})
