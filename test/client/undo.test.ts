import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '#shared/wire/limits.ts'
import { linkDocs, openLocalLab } from '#test/support/localLab.ts'
import { sampleId } from '#test/support/samplePlan.ts'

const A1 = sampleId(1)

const twoPeople = async () => {
  const docs = [new Y.Doc(), new Y.Doc()] as const
  const a = await openLocalLab('A', docs[0])
  const b = await openLocalLab('B', docs[1])
  linkDocs(docs[0], docs[1])
  a.lab.dispatch({ type: 'create', collection: 'activities', id: A1, fields: { text: 'One' } })
  a.lab.checkpoint()
  return { a: a.lab, b: b.lab, row: () => a.lab.store.get().plan.activities.get(A1) }
}

describe('undo', () => {
  test('CL4: B’s undo takes back B’s change of a card and leaves A’s change of the same card', async () => {
    const { a, b, row } = await twoPeople()
    a.dispatch({ type: 'update', collection: 'activities', id: A1, fields: { plannedStart: '2014-10-01' } })
    b.dispatch({ type: 'update', collection: 'activities', id: A1, fields: { plannedEnd: '2014-10-08' } })
    b.undo()
    a.dispatch({ type: 'ink', id: 'shape:flush', record: null })
    expect(row()).toMatchObject({ plannedStart: '2014-10-01', plannedEnd: null })
    expect(b.steps()).toEqual({ canUndo: false, canRedo: true })
    b.redo()
    expect(b.store.get().plan.activities.get(A1)?.plannedEnd).toBe('2014-10-08')
  })

  test('CL4: two commands are two steps; typing on in one field is one', async () => {
    const { a, row } = await twoPeople()
    a.dispatch({
      type: 'update',
      collection: 'activities',
      id: A1,
      fields: { text: 'One t' },
      base: { text: 'One' },
    })
    a.dispatch({
      type: 'update',
      collection: 'activities',
      id: A1,
      fields: { text: 'One two' },
      base: { text: 'One t' },
    })
    a.dispatch({ type: 'update', collection: 'activities', id: A1, fields: { plannedStart: '2014-10-01' } })
    a.undo()
    expect(row()).toMatchObject({ text: 'One two', plannedStart: null })
    a.undo()
    expect(row()?.text).toBe('One')
  })

  test('HI51 more commands than a batch takes are taken whole or not at all, and undone in one step', async () => {
    const { a, row } = await twoPeople()
    a.dispatch({ type: 'update', collection: 'activities', id: A1, fields: { plannedStart: '2014-10-01' } })
    const create = (n: number) =>
      ({ type: 'create', collection: 'issues', id: sampleId(n), fields: { text: String(n) } }) as const
    const many = Array.from({ length: LIMITS.batchSize * 2 + 1 }, (_, at) => create(100 + at))
    const issues = () => a.store.get().plan.issues.size
    const bad = { type: 'remove', collection: 'issues', id: sampleId(99) } as const
    expect(a.dispatchAll([...many, bad])).toMatchObject({ refusal: { code: 'unknownEntity' } })
    expect(issues()).toBe(0)
    expect(a.dispatchAll(many).ok).toBe(true)
    a.dispatch({ type: 'update', collection: 'activities', id: A1, fields: { plannedEnd: '2014-10-08' } })
    expect(issues()).toBe(many.length)
    a.undo()
    expect(issues()).toBe(many.length)
    a.undo()
    expect(issues()).toBe(0)
    expect(row()).toMatchObject({ plannedStart: '2014-10-01', plannedEnd: null })
    a.redo()
    expect(issues()).toBe(many.length)
  })

  test('HI51 no batch of many long texts is larger than one update may be', async () => {
    const doc = new Y.Doc()
    const { lab } = await openLocalLab('A', doc)
    const sizes: number[] = []
    doc.on('update', (update: Uint8Array) => void sizes.push(update.length))
    const text = '海'.repeat(LIMITS.longTextLength)
    const many = Array.from({ length: 60 }, (_, at) => ({
      type: 'create' as const,
      collection: 'issues' as const,
      id: sampleId(100 + at),
      fields: { text },
    }))
    expect(lab.dispatchAll(many).ok).toBe(true)
    expect(sizes.length).toBeGreaterThan(3)
    expect(Math.max(...sizes)).toBeLessThan(LIMITS.updateBytes)
    lab.undo()
    expect(lab.store.get().plan.issues.size).toBe(0)
  })

  test('CL4: a removed row comes back with its place among the others', async () => {
    const { a, row } = await twoPeople()
    a.dispatch({ type: 'remove', collection: 'activities', id: A1 })
    expect(row()?.deletedAt).not.toBeNull()
    a.undo()
    expect(row()?.deletedAt).toBeNull()
  })
})
