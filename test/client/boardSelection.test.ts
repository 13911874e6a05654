import { expect, test } from 'vitest'
import { boardSelectionOf } from '#client/plan/boardSelection.ts'
import { docOf, linkDocs, openLocalLab } from '#test/support/localLab.ts'
import { planOf, sampleId as n } from '#test/support/samplePlan.ts'
import * as Y from 'yjs'

const ROOM = n(1)
const plan = planOf({
  workstreams: [{ id: ROOM, code: 'AQ' }],
  issues: [{ id: n(2), workstreamId: ROOM, text: 'Permits' }],
})

test('LI8 a board has one selection, told to its views when it changes, and not told again', async () => {
  const { lab, close } = await openLocalLab('A', docOf(plan))
  const store = boardSelectionOf(lab, ROOM)
  expect(boardSelectionOf(lab, ROOM)).toBe(store)
  expect(boardSelectionOf(lab, n(9))).not.toBe(store)
  const told: string[] = []
  const stop = store.subscribe(({ ids, by }) => told.push(`${by} ${ids.length}`))
  store.set({ ids: [n(2), n(3)], by: 'list', reveal: null })
  store.set({ ids: [n(3), n(2)], by: 'canvas', reveal: null })
  store.set({ ids: [n(3), n(2)], by: 'list', reveal: n(2) })
  stop()
  store.set({ ids: [], by: 'list', reveal: null })
  expect(told).toEqual(['list 2', 'list 2'])
  close()
})

test('LI10 a change says which client wrote it, in a field, in a text and as a whole', async () => {
  const [mine, theirs] = [docOf(plan), new Y.Doc()]
  const unlink = linkDocs(mine, theirs)
  const me = await openLocalLab('A', mine)
  const other = await openLocalLab('B', theirs)
  const said: [string, number | undefined][] = []
  me.lab.store.subscribe(({ origin, entities, writers }) => {
    if (origin === 'remote') for (const id of entities) said.push([id, writers.get(id)])
  })
  const { lab } = other
  lab.dispatch({ type: 'create', collection: 'issues', id: n(3), fields: { workstreamId: ROOM, text: 'x' } })
  await Promise.resolve()
  lab.dispatch({
    type: 'update',
    collection: 'issues',
    id: n(2),
    fields: { text: 'Permits take long' },
    base: { text: 'Permits' },
  })
  await Promise.resolve()
  lab.dispatch({ type: 'update', collection: 'issues', id: n(2), fields: { isRootCause: true } })
  await Promise.resolve()
  expect(said).toEqual([
    [n(3), theirs.clientID],
    [n(2), theirs.clientID],
    [n(2), theirs.clientID],
  ])
  unlink()
  me.close()
  other.close()
})
