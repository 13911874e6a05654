import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { SingleCommand } from '#shared/plan/commands.ts'
import { readInk, readLayout, readPlan } from '#shared/doc/read.ts'
import { workstreams } from '#shared/plan/select.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { linkDocs, openLocalLab } from '#test/support/localLab.ts'

const ID = fc.integer({ min: 1, max: 6 }).map(sampleId)
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { noNullPrototype: true })
const TEXT = fc.string({ maxLength: 12 })

const anyCommand: fc.Arbitrary<SingleCommand> = fc.oneof(
  record({
    type: fc.constant('create' as const),
    collection: fc.constantFrom('activities' as const, 'organisations' as const, 'issues' as const),
    id: ID,
    fields: record({}),
  }),
  record({
    type: fc.constant('update' as const),
    collection: fc.constant('activities' as const),
    id: ID,
    fields: fc.oneof(
      TEXT.map((text) => ({ text })),
      fc.uniqueArray(ID, { maxLength: 3 }).map((responsibleIds) => ({ responsibleIds })),
      fc.constantFrom({ plannedStart: '2014-10-01' }, { plannedStart: null }),
    ),
  }),
  record({
    type: fc.constant('remove' as const),
    collection: fc.constantFrom('activities' as const, 'organisations' as const),
    id: ID,
  }),
  record({
    type: fc.constant('place' as const),
    entityId: ID,
    placement: fc.option(
      record({ board: ID, x: fc.integer(), y: fc.integer(), w: fc.constant(1), h: fc.constant(1) }),
    ),
  }),
  record({
    type: fc.constant('ink' as const),
    id: fc.constantFrom('shape:a', 'shape:b'),
    record: fc.option(record({ board: ID, record: record({ x: fc.integer() }) })),
  }),
)

type Step = SingleCommand | 'undo' | 'redo'
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: anyCommand },
  { weight: 1, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
)
const action = record<{ who: 0 | 1; what: Step }>({ who: fc.constantFrom(0, 1), what: anyStep })

const readWhole = (doc: Y.Doc) => ({ plan: readPlan(doc).plan, layout: readLayout(doc), ink: readInk(doc) })

describe('plan store', () => {
  test('CL1: after any commands of two people it equals a full read of the document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 40, size: 'max' }), async (actions) => {
        const docs = [new Y.Doc(), new Y.Doc()] as const
        const unlink = linkDocs(docs[0], docs[1])
        const labs = [await openLocalLab('A', docs[0]), await openLocalLab('B', docs[1])] as const
        for (const { who, what } of actions) {
          const { lab } = labs[who]
          if (what === 'undo') lab.undo()
          else if (what === 'redo') lab.redo()
          else lab.dispatch(what)
        }
        for (const who of [0, 1] as const) {
          labs[who].lab.dispatch({ type: 'ink', id: 'shape:flush', record: null })
          expect(labs[who].lab.store.get()).toEqual(readWhole(docs[who]))
          labs[who].close()
        }
        unlink()
      }),
      { seed: 20_261_124, numRuns: 60 },
    )
  })

  test('CL2: what nobody touched stays the same object', async () => {
    const { lab, close } = await openLocalLab('A', new Y.Doc())
    lab.dispatch({ type: 'create', collection: 'organisations', id: sampleId(1), fields: { name: 'DEA' } })
    lab.dispatch({ type: 'create', collection: 'activities', id: sampleId(2), fields: {} })
    const before = lab.store.get()
    lab.dispatch({ type: 'update', collection: 'activities', id: sampleId(2), fields: { text: 'x' } })
    const after = lab.store.get()
    expect(after.plan.organisations).toBe(before.plan.organisations)
    expect(after.layout).toBe(before.layout)
    expect(after.plan.activities).not.toBe(before.plan.activities)
    expect(before.plan.activities.get(sampleId(2))?.text).toBe('')
    close()
  })

  test('CL2: the rooms stay the same list while something else is changed', async () => {
    const { lab, close } = await openLocalLab('A', new Y.Doc())
    const room = (id: number, orderKey: string) =>
      lab.dispatch({ type: 'create', collection: 'workstreams', id: sampleId(id), fields: { orderKey } })
    room(1, 'a2')
    room(2, 'a1')
    const before = workstreams(lab.store.get().plan)
    lab.dispatch({ type: 'create', collection: 'activities', id: sampleId(3), fields: {} })
    expect(workstreams(lab.store.get().plan)).toBe(before)
    lab.dispatch({ type: 'update', collection: 'workstreams', id: sampleId(1), fields: { orderKey: 'a0' } })
    expect(workstreams(lab.store.get().plan).map(({ id }) => id)).toEqual([sampleId(1), sampleId(2)])
    expect(before.map(({ id }) => id)).toEqual([sampleId(2), sampleId(1)])
    close()
  })

  test('CL3: others’ changes of one moment are shown as one change, mine at once', async () => {
    const docs = [new Y.Doc(), new Y.Doc()] as const
    const a = await openLocalLab('A', docs[0])
    const b = await openLocalLab('B', docs[1])
    linkDocs(docs[0], docs[1])
    const seen: string[] = []
    const remote = new Promise<ReadonlySet<string>>((resolve) => {
      a.lab.store.subscribe((change) => {
        seen.push(change.origin)
        if (change.origin === 'remote') resolve(change.entities)
      })
    })
    b.lab.dispatch({ type: 'create', collection: 'issues', id: sampleId(3), fields: {} })
    b.lab.dispatch({ type: 'create', collection: 'issues', id: sampleId(4), fields: {} })
    expect(seen).toEqual([])
    expect(await remote).toEqual(new Set([sampleId(3), sampleId(4)]))
    a.lab.dispatch({ type: 'create', collection: 'issues', id: sampleId(5), fields: {} })
    expect(seen).toEqual(['remote', 'local'])
    a.close()
    b.close()
  })
})
