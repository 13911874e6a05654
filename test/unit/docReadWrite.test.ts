import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { collectionMap, docVersion, DOC_VERSION, inkMap, layoutMap } from '#shared/doc/layout.ts'
import { readInk, readLayout, readPlan, type Unreadable } from '#shared/doc/read.ts'
import { writeChanges, writeNewDocument } from '#shared/doc/write.ts'
import type { Change, SingleCommand } from '#shared/plan/commands.ts'
import { decide, forkOf } from '#shared/plan/decide.ts'
import { COLLECTION_NAMES, emptyPlan, type Plan } from '#shared/plan/plan.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { oceansPlan } from '../support/oceans.ts'
import { planOf, sampleId as n } from '../support/samplePlan.ts'

const NOW = '2014-08-15T12:00:00Z'
const documentOf = (plan: Plan): Y.Doc => {
  const doc = new Y.Doc()
  writeNewDocument(doc, plan)
  return doc
}
const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
const exchange = (a: Y.Doc, b: Y.Doc): void => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)))
}

test('D1 a new document says its version; one that was never begun says 0', () => {
  expect(docVersion(new Y.Doc())).toBe(0)
  expect(docVersion(documentOf(emptyPlan()))).toBe(DOC_VERSION)
})

test('D2 a whole lab is read back as it was written, also by someone who joins', () => {
  const { plan } = oceansPlan()
  const { plan: read, unreadable } = readPlan(copyOf(documentOf(plan)))
  expect(unreadable).toEqual([])
  for (const name of COLLECTION_NAMES)
    expect(Object.fromEntries(read[name])).toEqual(Object.fromEntries(plan[name]))
})

const start = planOf({
  organisations: [
    { id: n(1), name: 'DEA' },
    { id: n(2), name: 'DPME' },
    { id: n(3), name: 'DHET' },
  ],
  initiatives: [{ id: n(20), title: 'Capacity' }],
  milestones: [{ id: n(30), initiativeId: n(20) }],
  activities: [
    { id: n(40), milestoneId: n(30), text: 'Appoint the team', responsibleIds: [n(1)] },
    { id: n(41), text: 'Sign' },
  ],
})

const anyCommand = (at: number): fc.Arbitrary<SingleCommand> => {
  const organisations = fc.uniqueArray(fc.constantFrom(n(1), n(2), n(3)))
  const activity = fc.constantFrom(n(40), n(41))
  const word = fc.string({ unit: 'grapheme', maxLength: 20 })
  return fc.oneof(
    fc.record({
      type: fc.constant('update' as const),
      collection: fc.constant('activities' as const),
      id: activity,
      fields: fc.record(
        {
          text: word,
          responsibleIds: organisations,
          plannedStart: fc.constantFrom(null, '2015-01-01'),
          illustrative: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    }),
    fc.record({
      type: fc.constant('create' as const),
      collection: fc.constant('issues' as const),
      id: fc.constant(n(500 + at)),
      fields: fc.record({ text: word, isRootCause: fc.boolean() }),
    }),
    fc.record({
      type: fc.constant('remove' as const),
      collection: fc.constant('activities' as const),
      id: activity,
    }),
    fc.record({
      type: fc.constant('relate' as const),
      id: fc.constant(n(700 + at)),
      fromId: fc.constantFrom(n(40), n(41), n(20)),
      toId: fc.constantFrom(n(40), n(41), n(20)),
    }),
  )
}

test('D3 the document holds after any commands what the plan decided', () => {
  const commands = fc.tuple(...Array.from({ length: 8 }, (_, at) => anyCommand(at)))
  fc.assert(
    fc.property(commands, (asked) => {
      const doc = documentOf(start)
      const fork = forkOf(start)
      for (const [at, command] of asked.entries()) {
        const decision = decide(fork.plan, command, { now: NOW, newId: () => n(900 + at) })
        if (!decision.ok) continue
        decision.changes.forEach(fork.apply)
        writeChanges(doc, decision.changes, null)
      }
      const read = readPlan(copyOf(doc))
      expect(read.unreadable).toEqual([])
      for (const name of COLLECTION_NAMES)
        expect(Object.fromEntries(read.plan[name])).toEqual(Object.fromEntries(fork.plan[name]))
    }),
    { seed: 20141001, numRuns: 300 },
  )
})

test('D4 changes are one transaction: others see all of them or none', () => {
  const doc = documentOf(start)
  let updates = 0
  doc.on('update', () => updates++)
  const set = (id: string): Change => ({
    op: 'set',
    collection: 'activities',
    id,
    fields: { text: 'Changed' },
  })
  writeChanges(doc, [set(n(40)), set(n(41))], null)
  expect(updates).toBe(1)
})

/** Two people change their own copies while apart; what both hold afterwards. */
const apart = (mine: Change[], theirs: Change[]): Plan => {
  const a = documentOf(start)
  const b = copyOf(a)
  writeChanges(a, mine, null)
  writeChanges(b, theirs, null)
  exchange(a, b)
  const [here, there] = [readPlan(a), readPlan(b)]
  expect(here).toEqual(there)
  expect(here.unreadable).toEqual([])
  return here.plan
}
const set = (fields: Record<string, unknown>, base?: Record<string, string | string[]>): Change => ({
  op: 'set',
  collection: 'activities',
  id: n(40),
  fields,
  base,
})

test('D5 two people change two fields of one row while apart: both stay', () => {
  const plan = apart([set({ plannedStart: '2015-01-01' })], [set({ text: 'Appoint the whole team' })])
  expect(plan.activities.get(n(40))).toMatchObject({
    plannedStart: '2015-01-01',
    text: 'Appoint the whole team',
  })
})

test('D6 two people write into one text while apart: both additions stay', () => {
  const plan = apart([set({ text: 'First appoint the team' })], [set({ text: 'Appoint the team soon' })])
  const { text } = plan.activities.get(n(40))!
  expect(text).toContain('First')
  expect(text).toContain('soon')
})

test('D7 two people add two owners while apart: both are owners', () => {
  const plan = apart([set({ responsibleIds: [n(1), n(2)] })], [set({ responsibleIds: [n(1), n(3)] })])
  expect(plan.activities.get(n(40))?.responsibleIds).toEqual([n(1), n(2), n(3)])
})

test('D7 an owner that somebody added meanwhile stays when one that was seen is taken away', () => {
  const doc = documentOf(start)
  writeChanges(doc, [set({ responsibleIds: [n(1), n(2)] }, { responsibleIds: [n(1)] })], null)
  writeChanges(doc, [set({ responsibleIds: [n(3)] }, { responsibleIds: [n(1)] })], null)
  expect(readPlan(doc).plan.activities.get(n(40))?.responsibleIds).toEqual([n(2), n(3)])
})

test('D8 a row changed by one and removed by the other is removed, with the change in it', () => {
  const plan = apart([set({ deletedAt: NOW })], [set({ plannedStart: '2015-01-01' })])
  expect(plan.activities.get(n(40))).toMatchObject({ deletedAt: NOW, plannedStart: '2015-01-01' })
})

test('D9 any edits made apart leave both with the same plan', () => {
  const edit = fc.array(
    fc
      .record(
        {
          text: fc.string({ unit: 'grapheme', maxLength: 20 }),
          responsibleIds: fc.uniqueArray(fc.constantFrom(n(1), n(2), n(3))),
          plannedStart: fc.constantFrom(null, '2015-01-01', '2015-02-01'),
          deletedAt: fc.constantFrom(null, NOW),
        },
        { requiredKeys: [] },
      )
      .map((fields) => set(fields)),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(edit, edit, (mine, theirs) => void apart(mine, theirs)),
    {
      seed: 20141001,
      numRuns: 300,
    },
  )
})

/** The plan of a document after somebody wrote into it by hand, and what of it could not be read. */
const damaged = (damage: (doc: Y.Doc) => void): { plan: Plan; unreadable: Unreadable[] } => {
  const doc = documentOf(start)
  doc.transact(() => damage(doc))
  return readPlan(copyOf(doc))
}
const row = (doc: Y.Doc) => collectionMap(doc, 'activities').get(n(40))!

test.each<[string, string, unknown, unknown]>([
  ['a date that is none', 'plannedStart', 'soon', null],
  ['a number where a flag is', 'illustrative', 1, false],
  ['a word no list knows', 'endKind', 'never', 'date'],
  ['an object', 'sourceNo', { a: 1 }, ''],
  ['a shared type', 'sourceNo', new Y.Map(), ''],
  ['an order key nothing can follow', 'orderKey', 'zzz', ''],
  ['members that are no ids', 'responsibleIds', new Y.Map([['DEA', true]]), []],
])('D10 an unreadable field is read as its default and reported: %s', (_, field, value, fallback) => {
  const { plan, unreadable } = damaged((doc) => void row(doc).set(field, value))
  expect(unreadable).toEqual([{ root: 'activities', id: n(40), field }])
  expect(plan.activities.get(n(40))).toMatchObject({ [field]: fallback, text: 'Appoint the team' })
})

test('D10 an entity that is no map, or whose id is none, is left out and reported; all others are read', () => {
  const { plan, unreadable } = damaged((doc) => {
    collectionMap(doc, 'activities').set(n(44), 'a row' as unknown as Y.Map<unknown>)
    collectionMap(doc, 'activities').set('first', new Y.Map())
  })
  expect(unreadable).toContainEqual({ root: 'activities', id: n(44), field: null })
  expect(unreadable).toContainEqual({ root: 'activities', id: 'first', field: null })
  expect([...plan.activities.keys()].toSorted()).toEqual([n(40), n(41)])
})

test('D10 an entity without what it needs is left out and reported', () => {
  const { plan, unreadable } = damaged((doc) => void collectionMap(doc, 'comments').set(n(80), new Y.Map()))
  expect(plan.comments.size).toBe(0)
  expect(unreadable).toContainEqual({ root: 'comments', id: n(80), field: null })
})

test('D11 a field and a root of a newer version are left alone', () => {
  const { plan, unreadable } = damaged((doc) => {
    row(doc).set('colour', 'red')
    doc.getMap('sessions').set('x', 1)
  })
  expect(unreadable).toEqual([])
  expect(plan.activities.get(n(40))).not.toHaveProperty('colour')
})

test('D12 a text held as a plain value is read, and becomes a merging text when it is next written', () => {
  const doc = documentOf(start)
  row(doc).set('text', 'Plain')
  expect(readPlan(doc).plan.activities.get(n(40))?.text).toBe('Plain')
  writeChanges(doc, [set({ text: 'Merging' })], null)
  expect(row(doc).get('text')).toBeInstanceOf(Y.Text)
  expect(readPlan(doc).plan.activities.get(n(40))?.text).toBe('Merging')
})

test('D13 a text that two people made too long is read as far as it may go, and reported', () => {
  const { plan, unreadable } = damaged((doc) => {
    const text = row(doc).get('text')
    if (text instanceof Y.Text) text.insert(0, 'x'.repeat(LIMITS.longTextLength - 1) + '😀')
  })
  expect(plan.activities.get(n(40))?.text).toBe('x'.repeat(LIMITS.longTextLength - 1))
  expect(unreadable).toEqual([{ root: 'activities', id: n(40), field: 'text' }])
})

test('D14 a change to an entity the document does not hold writes nothing', () => {
  const doc = documentOf(start)
  let updates = 0
  doc.on('update', () => updates++)
  writeChanges(doc, [{ op: 'set', collection: 'activities', id: n(99), fields: { text: 'x' } }], null)
  expect(updates).toBe(0)
})

test('D15 places and drawings are written, taken away, and left out where they are none', () => {
  const doc = documentOf(start)
  const placement = { board: n(10), x: 1, y: 2, w: 3, h: 4 }
  const record = { board: n(10), record: { typeName: 'shape' } }
  writeChanges(
    doc,
    [
      { op: 'place', entityId: n(40), placement },
      { op: 'ink', id: 'shape:1', record },
    ],
    null,
  )
  layoutMap(doc).set(n(41), { x: Number.NaN })
  inkMap(doc).set('shape:2', 'a line')
  expect(readLayout(copyOf(doc))).toEqual(new Map([[n(40), placement]]))
  expect(readInk(copyOf(doc))).toEqual(new Map([['shape:1', record]]))
  writeChanges(
    doc,
    [
      { op: 'place', entityId: n(40), placement: null },
      { op: 'ink', id: 'shape:1', record: null },
    ],
    null,
  )
  expect(readLayout(doc).size + readInk(doc).size).toBe(0)
})
