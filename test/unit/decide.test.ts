import { expect, test } from 'vitest'
import type { Command, Decision, RefusalCode, SingleCommand } from '#shared/plan/commands.ts'
import { decide, forkOf } from '#shared/plan/decide.ts'
import { COLLECTIONS, emptyPlan, type Plan } from '#shared/plan/plan.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { planOf, sampleId as n } from '../support/samplePlan.ts'

const NOW = '2014-08-15T12:00:00Z'
const context = { now: NOW, newId: () => n(900) }

const plan = planOf({
  organisations: [
    { id: n(1), name: 'Department', acronym: 'DEA' },
    { id: n(2), name: 'Closed', deletedAt: NOW },
    { id: n(3), name: 'Other' },
  ],
  workstreams: [{ id: n(10), code: 'AQ' }],
  initiatives: [{ id: n(20), title: 'Farms', workstreamId: n(10), leadOrgId: n(2) }],
  milestones: [{ id: n(30), initiativeId: n(20) }],
  activities: [
    { id: n(40), milestoneId: n(30), responsibleIds: [n(1), n(2)] },
    { id: n(41), deletedAt: NOW },
  ],
})

const refusal = (decision: Decision) => (decision.ok ? null : decision.refusal)
const ask = (command: Command, of: Plan = plan) => decide(of, command, context)
const organisation = (id: string, fields: Record<string, unknown>): SingleCommand => ({
  type: 'create',
  collection: 'organisations',
  id,
  fields,
})
const activity = (fields: Record<string, unknown>): SingleCommand => ({
  type: 'update',
  collection: 'activities',
  id: n(40),
  fields,
})

test('P1 what is created has every field, with its default where none is given', () => {
  const decision = ask(organisation(n(5), { name: 'New', sector: 'academia' }))
  expect(decision).toEqual({
    ok: true,
    changes: [
      {
        op: 'put',
        collection: 'organisations',
        id: n(5),
        fields: COLLECTIONS.organisations.parse({ id: n(5), name: 'New', sector: 'academia' }),
      },
    ],
  })
})

test('P2 an update writes the fields it names and no others', () => {
  expect(ask(activity({ plannedStart: '2015-01-01' }))).toMatchObject({
    changes: [{ op: 'set', collection: 'activities', id: n(40), fields: { plannedStart: '2015-01-01' } }],
  })
})

test('P3 what is removed stays in the plan with the time it was removed; twice is once', () => {
  const remove = (id: string): Command => ({ type: 'remove', collection: 'activities', id })
  expect(ask(remove(n(40)))).toMatchObject({ changes: [{ op: 'set', fields: { deletedAt: NOW } }] })
  expect(ask(remove(n(41)))).toEqual({ ok: true, changes: [] })
})

test('HI50 what was removed comes back as it was, with the fields that are named changed', () => {
  expect(ask({ type: 'revive', collection: 'activities', id: n(41), fields: { text: 'Again' } })).toEqual({
    ok: true,
    changes: [{ op: 'set', collection: 'activities', id: n(41), fields: { text: 'Again', deletedAt: null } }],
  })
  const revive = (collection: 'activities' | 'milestones', id: string, fields = {}): SingleCommand => ({
    type: 'revive',
    collection,
    id,
    fields,
  })
  expect(refusal(ask(revive('milestones', n(41))))?.code).toBe('unknownEntity')
  expect(refusal(ask(revive('activities', n(41), { milestoneId: n(31) })))?.code).toBe('unknownReference')
  expect(refusal(ask(revive('activities', n(41), { text: 1 })))?.code).toBe('invalidField')
})

test('HI50 a relation that would close a circle by now is not brought back', () => {
  const circle = planOf({
    activities: [{ id: n(40) }, { id: n(41) }],
    dependencies: [
      { id: n(50), fromId: n(40), toId: n(41), deletedAt: NOW },
      { id: n(51), fromId: n(41), toId: n(40) },
    ],
    issues: [{ id: n(60) }, { id: n(61) }],
    links: [
      { id: n(70), kind: 'causes', fromId: n(60), toId: n(61), deletedAt: NOW },
      { id: n(71), kind: 'causes', fromId: n(61), toId: n(60) },
    ],
  })
  const back = (collection: 'dependencies' | 'links', id: string): SingleCommand => ({
    type: 'revive',
    collection,
    id,
    fields: {},
  })
  expect(refusal(ask(back('dependencies', n(50)), circle))).toEqual({
    code: 'wouldBeCycle',
    params: { kind: 'dependsOn' },
  })
  expect(refusal(ask(back('links', n(70)), circle))).toEqual({
    code: 'wouldBeCycle',
    params: { kind: 'causes' },
  })
  const free: Command = {
    type: 'batch',
    commands: [{ type: 'remove', collection: 'links', id: n(71) }, back('links', n(70))],
  }
  expect(ask(free, circle).ok).toBe(true)
})

test('P4 texts are kept in NFC; a set is sorted and holds each member once', () => {
  const decision = ask(activity({ text: 'Mu\u0308nchen', responsibleIds: [n(3), n(1), n(3)] }))
  expect(decision).toMatchObject({
    changes: [{ fields: { text: 'M\u00fcnchen', responsibleIds: [n(1), n(3)] } }],
  })
})

test('P5 a place and a drawing are taken as they are', () => {
  const placement = { board: n(10), x: 1, y: 2, w: 3, h: 4 }
  const record = { board: n(10), record: { typeName: 'shape' } }
  expect(ask({ type: 'place', entityId: n(20), placement })).toEqual({
    ok: true,
    changes: [{ op: 'place', entityId: n(20), placement }],
  })
  expect(ask({ type: 'ink', id: 'shape:1', record })).toEqual({
    ok: true,
    changes: [{ op: 'ink', id: 'shape:1', record }],
  })
})

const REFUSED: [string, Command, RefusalCode, Record<string, string>][] = [
  ['an id taken in any collection', organisation(n(20), { name: 'Twice' }), 'alreadyExists', {}],
  ['an id of something removed', organisation(n(41), { name: 'Twice' }), 'alreadyExists', {}],
  ['a field nobody knows', activity({ colour: 'red' }), 'invalidField', { field: 'colour' }],
  ['a field every object has', activity({ constructor: 'x' }), 'invalidField', { field: 'constructor' }],
  ['a value of the wrong kind', activity({ plannedStart: 'May' }), 'invalidField', { field: 'plannedStart' }],
  [
    'a day that does not exist',
    activity({ plannedEnd: '2015-02-29' }),
    'invalidField',
    { field: 'plannedEnd' },
  ],
  ['setting the id', activity({ id: n(77) }), 'invalidField', { field: 'id' }],
  ['removing by an update', activity({ deletedAt: NOW }), 'invalidField', { field: 'deletedAt' }],
  ['a title too long', organisation(n(5), { name: 'x'.repeat(301) }), 'invalidField', { field: 'name' }],
  ['a text too long', activity({ text: 'x'.repeat(20_001) }), 'invalidField', { field: 'text' }],
  ['an order key nothing can follow', activity({ orderKey: 'zzz' }), 'invalidField', { field: 'orderKey' }],
  [
    'an entity without what it needs',
    { type: 'create', collection: 'comments', id: n(5), fields: { text: 'About what?' } },
    'invalidField',
    { field: 'aboutId' },
  ],
  ['a reference to nothing', activity({ milestoneId: n(99) }), 'unknownReference', { field: 'milestoneId' }],
  [
    'a reference of another kind',
    activity({ milestoneId: n(20) }),
    'unknownReference',
    { field: 'milestoneId' },
  ],
  [
    'a member not there',
    activity({ responsibleIds: [n(99)] }),
    'unknownReference',
    { field: 'responsibleIds' },
  ],
  [
    'naming what was removed',
    organisation(n(5), { createdByActivityId: n(41) }),
    'unknownReference',
    { field: 'createdByActivityId' },
  ],
  [
    'a dependency on nothing',
    { type: 'create', collection: 'dependencies', id: n(5), fields: { fromId: n(40), toId: n(99) } },
    'unknownReference',
    { field: 'toId' },
  ],
  ['an update of nothing', { ...activity({}), id: n(99) } as Command, 'unknownEntity', {}],
  ['a removal of nothing', { type: 'remove', collection: 'risks', id: n(99) }, 'unknownEntity', {}],
  [
    'an update in another collection',
    { ...activity({}), collection: 'risks' } as Command,
    'unknownEntity',
    {},
  ],
  ['an update of what was removed', { ...activity({}), id: n(41) } as Command, 'removed', {}],
]
test.each(REFUSED)('P6 refused: %s', (_, command, code, params) => {
  const found = refusal(ask(command))
  expect(found?.code).toBe(code)
  expect(found?.params).toMatchObject(params)
})

test('P7 a reference that is already there may stay although what it names was removed since', () => {
  expect(ask(activity({ responsibleIds: [n(1), n(2), n(3)] })).ok).toBe(true)
  const lead = (id: string | null): Command => ({
    type: 'update',
    collection: 'initiatives',
    id: n(20),
    fields: { leadOrgId: id },
  })
  expect(ask(lead(n(2))).ok).toBe(true)
  expect(ask(lead(null)).ok).toBe(true)
})

test(`P8 a plan holds ${LIMITS.entitiesPerLab} entities and not one more`, () => {
  const one = COLLECTIONS.issues.parse({ id: n(1) })
  const issues = (size: number): Plan => ({
    ...emptyPlan(),
    issues: new Map(Array.from({ length: size }, (_, i) => [`${i}`, one])),
  })
  const create = organisation(n(5), { name: 'One more' })
  expect(ask(create, issues(LIMITS.entitiesPerLab - 1)).ok).toBe(true)
  expect(refusal(ask(create, issues(LIMITS.entitiesPerLab)))?.code).toBe('planFull')
})

test('P9 a batch sees its own earlier commands', () => {
  const decision = ask({
    type: 'batch',
    commands: [organisation(n(5), { name: 'New' }), activity({ responsibleIds: [n(5)] })],
  })
  expect(decision.ok && decision.changes.map((c) => c.op)).toEqual(['put', 'set'])
})

test('P9 a batch with one refused command changes nothing, and the plan stays what it was', () => {
  const before = structuredClone(plan)
  const commands = [organisation(n(5), { name: 'New' }), activity({ responsibleIds: [n(99)] })]
  expect(refusal(ask({ type: 'batch', commands }))?.code).toBe('unknownReference')
  expect(plan).toEqual(before)
})

test('P9 a batch comes to what its commands come to one after another', () => {
  const of = planOf({
    workstreams: [{ id: n(60), code: 'R' }],
    initiatives: [{ id: n(61), workstreamId: n(60), title: 'Initiative' }],
    activities: [n(62), n(63), n(64)].map((id) => ({ id, workstreamId: n(60), text: id })),
  })
  const put = (id: string): SingleCommand => ({ type: 'relate', id: n(90), fromId: id, toId: n(61) })
  const commands: SingleCommand[] = [
    put(n(62)),
    { type: 'create', collection: 'activities', id: n(65), fields: { workstreamId: n(60), text: 'New' } },
    put(n(65)),
    { type: 'update', collection: 'activities', id: n(63), fields: { text: 'Changed' } },
    put(n(63)),
    { type: 'remove', collection: 'activities', id: n(63) },
    put(n(64)),
  ]
  const contextOf = () => {
    let next = 100
    return { now: '2014-07-08T08:00:00Z', newId: () => n(next++) }
  }
  const [one, all] = [forkOf(of), forkOf(of)]
  const context = contextOf()
  for (const command of commands) {
    const decision = decide(one.plan, command, context)
    if (decision.ok) decision.changes.forEach(one.apply)
  }
  const decision = decide(of, { type: 'batch', commands }, contextOf())
  if (decision.ok) decision.changes.forEach(all.apply)
  expect(all.plan).toEqual(one.plan)
  expect(all.plan.milestones.size).toBe(1)
})

test('P9 a fork goes on without touching the plan it came from', () => {
  const before = structuredClone(plan)
  const fork = forkOf(plan)
  const decision = ask(activity({ text: 'Changed' }))
  if (decision.ok) decision.changes.forEach(fork.apply)
  expect(fork.plan.activities.get(n(40))?.text).toBe('Changed')
  expect(plan).toEqual(before)
})
