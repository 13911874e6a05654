import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { collectionMap } from '#shared/doc/layout.ts'
import { readInk, readLayout, readPlan } from '#shared/doc/read.ts'
import { writeChanges, writeNewDocument } from '#shared/doc/write.ts'
import type { Command, SingleCommand } from '#shared/plan/commands.ts'
import { decide } from '#shared/plan/decide.ts'
import { COLLECTION_NAMES, liveEntity, type Collection, type Plan } from '#shared/plan/plan.ts'
import {
  restoreCommands,
  type LabState,
  type Restoration,
  type RestoreScope,
} from '#shared/plan/restoreCommands.ts'
import { factsOfPlan, whereaboutsOf } from '#shared/plan/whereabouts.ts'
import { commandOf, smallPlan, wishes, WORKSTREAM, type Wish } from '#test/support/modelCommands.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'

const NOW = '2014-08-15T12:00:00.000Z'

const stateOf = (doc: Y.Doc): LabState => ({
  plan: readPlan(doc).plan,
  layout: readLayout(doc),
  ink: readInk(doc),
})

/** A document in which somebody did things; ids of what they make count on. */
const someLab = (plan: Plan) => {
  const doc = new Y.Doc()
  writeNewDocument(doc, plan)
  let made = 1000
  const newId = () => n((made += 1))
  const act = (command: Command): boolean => {
    const decision = decide(stateOf(doc).plan, command, { now: NOW, newId })
    if (decision.ok) writeChanges(doc, decision.changes, 'test')
    return decision.ok
  }
  const wish = (all: readonly Wish[]) => {
    const now = stateOf(doc)
    const command = commandOf(all, { now, seen: now, newId })
    if (command) act(command)
  }
  return { doc, act, wish, now: () => stateOf(doc) }
}

const live = (plan: Plan, collection: Collection, id: string) =>
  plan[collection].get(id)?.deletedAt === null ? { ...plan[collection].get(id) } : null

/** What differs in a scope between two states, but for what was told. */
const differing = (is: LabState, then: LabState, ids: ReadonlySet<string>, told: Restoration['leftOut']) =>
  COLLECTION_NAMES.flatMap((collection) =>
    [...ids].flatMap((id) => {
      const [held, wanted] = [live(is.plan, collection, id), live(then.plan, collection, id)]
      const left = told.filter((one) => one.id === id)
      if (left.some((one) => one.kind === 'refused' || one.field === 'fromId' || one.field === 'toId'))
        return []
      for (const one of left)
        if (one.kind === 'reference')
          for (const of of [held, wanted]) Reflect.deleteProperty(of ?? {}, one.field)
      return JSON.stringify(held) === JSON.stringify(wanted) &&
        (wanted === null || JSON.stringify(is.layout.get(id)) === JSON.stringify(then.layout.get(id)))
        ? []
        : [{ collection, id, held, wanted }]
    }),
  )

const idsIn = (states: readonly LabState[], whole: string) =>
  new Set(
    states.flatMap(({ plan }) => {
      const facts = factsOfPlan(plan, () => null)
      return COLLECTION_NAMES.flatMap((name) => [...plan[name].keys()]).filter((id) =>
        whereaboutsOf(facts, id).within.includes(whole),
      )
    }),
  )

const history = fc.array(wishes, { maxLength: 14 })
const wholeOf = (scope: RestoreScope) => ('room' in scope ? scope.room : scope.entity)

test('HI52 for any history, what is restored is what it was then, but for what is told; all else stays', () => {
  fc.assert(
    fc.property(history, history, fc.nat(40), fc.nat(9), fc.boolean(), (before, since, a, b, room) => {
      const lab = someLab(smallPlan())
      for (const all of before) lab.wish(all)
      const then = lab.now()
      for (const all of since) lab.wish(all)
      // Somebody takes back that they made something: it is then as if it had never been.
      const unmade = [...then.plan.activities.keys(), ...then.plan.milestones.keys()][b]
      if (unmade !== undefined && b % 2 === 0)
        for (const name of ['activities', 'milestones'] as const) collectionMap(lab.doc, name).delete(unmade)
      const now = lab.now()
      const cards = [
        ...then.plan.initiatives.keys(),
        ...now.plan.activities.keys(),
        ...then.plan.links.keys(),
      ]
      const scope = room ? { room: WORKSTREAM } : { entity: cards[a % cards.length] ?? WORKSTREAM }
      const { commands, leftOut } = restoreCommands(now, then, scope)
      expect(commands.length === 0 || lab.act({ type: 'batch', commands })).toBe(true)
      const is = lab.now()
      const ids = idsIn([now, then], wholeOf(scope))
      expect(differing(is, then, ids, leftOut)).toEqual([])
      for (const one of leftOut)
        if (one.kind === 'reference')
          for (const gone of one.gone) expect(liveEntity(is.plan, gone)).toBeNull()
      const rest = COLLECTION_NAMES.flatMap((name) => [...now.plan[name].keys()]).filter((id) => !ids.has(id))
      expect(differing(is, now, new Set(rest), [])).toEqual([])
      expect([...is.ink].toSorted()).toEqual([...(room ? then : now).ink].toSorted())
    }),
    { numRuns: process.env['LONG'] ? 5_000 : 400 },
  )
}, 300_000)

const ROOM = n(1)
const base = () =>
  planOf({
    workstreams: [{ id: ROOM, code: 'AQ' }],
    organisations: [
      { id: n(2), name: 'DEA' },
      { id: n(3), name: 'DAFF' },
    ],
    initiatives: [{ id: n(10), workstreamId: ROOM, title: 'Farms', leadOrgId: n(2) }],
    milestones: [{ id: n(20), initiativeId: n(10), title: 'Begin' }],
    activities: [
      {
        id: n(30),
        milestoneId: n(20),
        text: 'Survey',
        responsibleIds: [n(2), n(3)],
        plannedEnd: '2014-10-08',
      },
      { id: n(31), workstreamId: ROOM, text: 'Loose' },
    ],
    risks: [{ id: n(40), workstreamId: ROOM, text: 'Storms' }],
    links: [{ id: n(50), kind: 'threatens', fromId: n(40), toId: n(10) }],
    comments: [{ id: n(60), aboutId: n(10), text: 'Why not?' }],
  })

test('HI53 references to what is no longer there are left out and told, each once', () => {
  const lab = someLab(base())
  const then = lab.now()
  const gone: [Collection, string][] = [
    ['initiatives', n(10)],
    ['milestones', n(20)],
    ['activities', n(30)],
    ['organisations', n(3)],
    ['risks', n(40)],
    ['links', n(50)],
  ]
  for (const [collection, id] of gone) lab.act({ type: 'remove', collection, id })
  const restored = restoreCommands(lab.now(), then, { entity: n(10) })
  expect(restored.commands.map((c) => c.type)).toEqual(['revive', 'revive', 'revive'])
  expect(restored.leftOut).toEqual([
    { kind: 'reference', collection: 'links', id: n(50), field: 'fromId', gone: [n(40)] },
    { kind: 'reference', collection: 'activities', id: n(30), field: 'responsibleIds', gone: [n(3)] },
  ])
  const changed = someLab(base())
  const before = changed.now()
  const update = (collection: Collection, id: string, fields: Record<string, unknown>) =>
    changed.act({ type: 'update', collection, id, fields })
  update('activities', n(30), { responsibleIds: [], text: 'Survey all' })
  changed.act({ type: 'remove', collection: 'organisations', id: n(3) })
  expect(restoreCommands(changed.now(), before, { entity: n(30) })).toEqual({
    commands: [
      {
        type: 'update',
        collection: 'activities',
        id: n(30),
        fields: { text: 'Survey', responsibleIds: [n(2)] },
        base: { text: 'Survey all', responsibleIds: [] },
      },
    ],
    leftOut: [
      { kind: 'reference', collection: 'activities', id: n(30), field: 'responsibleIds', gone: [n(3)] },
    ],
  })
})

test('HI53 what was made since goes, places and drawing come back, the talk about it stays', () => {
  const lab = someLab(base())
  const box = { board: ROOM, x: 1, y: 2, w: 100, h: 50 }
  lab.act({ type: 'place', entityId: n(31), placement: box })
  lab.act({ type: 'ink', id: 'shape:a', record: { board: ROOM, record: { word: 'old' } } })
  const then = lab.now()
  const since: SingleCommand[] = [
    { type: 'create', collection: 'issues', id: n(70), fields: { workstreamId: ROOM, text: 'New' } },
    { type: 'create', collection: 'comments', id: n(71), fields: { aboutId: n(10), text: 'Because' } },
    { type: 'place', entityId: n(31), placement: { ...box, x: 9 } },
    { type: 'ink', id: 'shape:a', record: null },
    { type: 'ink', id: 'shape:b', record: { board: ROOM, record: { word: 'new' } } },
  ]
  lab.act({ type: 'batch', commands: since })
  const { commands, leftOut } = restoreCommands(lab.now(), then, { room: ROOM })
  expect(leftOut).toEqual([])
  expect(commands).toEqual([
    { type: 'remove', collection: 'issues', id: n(70) },
    { type: 'place', entityId: n(31), placement: box },
    { type: 'ink', id: 'shape:b', record: null },
    { type: 'ink', id: 'shape:a', record: { board: ROOM, record: { word: 'old' } } },
  ])
  expect(restoreCommands(lab.now(), lab.now(), { room: ROOM })).toEqual({ commands: [], leftOut: [] })
})
