import { afterEach, expect, test } from 'vitest'
import { notifications, notificationsStore } from '@mantine/notifications'
import { createShapeId, type TLShape } from '@tldraw/tldraw'
import * as Y from 'yjs'
import type { Lock, LockTarget } from '#shared/plan/locks.ts'
import { arrangingOf } from '#client/canvas/arrange/arranging.ts'
import { isOnGrid } from '#client/canvas/arrange/isOnGrid.ts'
import { isCard } from '#client/canvas/cards/cardShape.ts'
import { cardShapeId } from '#client/canvas/ids.ts'
import { overlapping } from '#test/support/arrangedPlan.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { docOf, linkDocs } from '#test/support/localLab.ts'
import { openEditor } from '#test/support/openBoard.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { eventually } from '#test/support/eventually.ts'

type Open = Awaited<ReturnType<typeof openEditor>>
const opened: Open[] = []
const open = async (doc: Y.Doc, name?: string): Promise<Open> => {
  const board = await openEditor(doc, name)
  opened.push(board)
  return board
}
afterEach(() => {
  opened.splice(0).forEach((board) => {
    arrangingOf(board.editor, board.binding).close()
    board.close()
  })
  notifications.clean()
})

const two = async () => {
  const first = docOf(boardPlan(10))
  const second = new Y.Doc()
  linkDocs(first, second)
  return { a: await open(first, 'A'), b: await open(second, 'B') }
}

const ISSUE = sampleId(10_000)
const INITIATIVE = sampleId(20_000)
const SIZE = { w: 260, h: 168 }

const arrangingOn = (board: Open) => arrangingOf(board.editor, board.binding)
const places = ({ store }: Open) =>
  new Map(
    store
      .allRecords()
      .filter((record): record is TLShape => record.typeName === 'shape')
      .filter(isCard)
      .map(({ x, y, props }) => [props.entityId, { x, y, w: props.w, h: props.h }]),
  )
const captions = ({ store }: Open) =>
  store
    .allRecords()
    .filter((record) => record.typeName === 'shape' && record.meta['arrangement'] !== undefined)
const place = (board: Open, entityId: string, x: number, y: number) =>
  board.lab.dispatch({ type: 'place', entityId, placement: { board: BOARD, x, y, ...SIZE } })
const said = () => notificationsStore.getState().notifications.map((n) => String(n.message))
const lock = (target: LockTarget): Lock => ({
  id: sampleId(99),
  target,
  note: 'agreed',
  by: 'Lindiwe',
  at: '2014-07-14T08:00:00Z',
})

test('AG7 a proposal is shown to who asks for it alone, and put away leaves nothing', async () => {
  const { a, b } = await two()
  const before = [places(a), places(b)]
  const camera = { ...a.editor.getCamera() }
  arrangingOn(a).choose('issueTree', null)
  expect(places(a)).not.toEqual(before[0])
  expect(captions(a).length).toBeGreaterThan(2)
  a.binding.outward.flush()
  expect(a.lab.store.get().layout.size).toBe(0)
  expect(a.lab.store.get().ink.size).toBe(0)
  expect(places(b)).toEqual(before[1])
  arrangingOn(a).cancel()
  expect(places(a)).toEqual(before[0])
  expect(captions(a)).toEqual([])
  expect(a.editor.getCamera()).toMatchObject({ x: camera.x, y: camera.y, z: camera.z })
  expect(a.lab.steps().canUndo).toBe(false)
})

test('AG8 kept, everyone sees cards and captions in their places; one undo brings all back', async () => {
  const { a, b } = await two()
  const before = places(a)
  arrangingOn(a).choose('chain', null)
  const shown = [places(a), captions(a)]
  arrangingOn(a).keep()
  expect([places(a), captions(a)]).toEqual(shown)
  expect(arrangingOn(a).shown.get()).toBeNull()
  await eventually(() => expect(places(b)).toEqual(shown[0]))
  expect(captions(b)).toEqual(shown[1])
  a.binding.undo()
  expect(places(a)).toEqual(before)
  expect(captions(a)).toEqual([])
  await eventually(() => expect(places(b)).toEqual(before))
  expect(captions(b)).toEqual([])
  expect(a.lab.steps().canUndo).toBe(false)
})

test('AG8 more cards than one batch takes are one step of undo too', async () => {
  const board = await open(docOf(boardPlan(450)))
  const before = places(board)
  arrangingOn(board).choose('lanes', null)
  arrangingOn(board).keep()
  expect(board.lab.store.get().layout.size).toBeGreaterThan(440)
  expect(overlapping([...places(board).values()])).toBeNull()
  board.binding.undo()
  expect(places(board)).toEqual(before)
})

test('AG9 what others move and make meanwhile is taken into what is kept, and undo leaves what they do after it', async () => {
  const { a, b } = await two()
  arrangingOn(a).choose('issueTree', null)
  place(b, ISSUE, 5_000, 5_000)
  const fresh = sampleId(88_000)
  b.lab.dispatch({
    type: 'create',
    collection: 'issues',
    id: fresh,
    fields: { workstreamId: BOARD, text: 'New', orderKey: 'a9' },
  })
  await eventually(() => expect(places(a).has(fresh)).toBe(true))
  arrangingOn(a).keep()
  expect(a.lab.store.get().layout.has(fresh)).toBe(true)
  expect(overlapping([...places(a).values()])).toBeNull()
  await eventually(() => expect(places(b)).toEqual(places(a)))
  place(b, INITIATIVE, 9_000, 9_000)
  a.binding.undo()
  await eventually(() => expect(places(b).get(ISSUE)).toMatchObject({ x: 5_000, y: 5_000 }))
  expect(places(b).get(INITIATIVE)).toMatchObject({ x: 9_000, y: 9_000 })
})

test('AG9 a proposal follows the plan while it is shown', async () => {
  const { a, b } = await two()
  arrangingOn(a).choose('grid', null)
  const [before] = [places(a).get(INITIATIVE)]
  b.lab.dispatch({
    type: 'update',
    collection: 'initiatives',
    id: INITIATIVE,
    fields: { impact: 5, ease: 5 },
  })
  await eventually(() => expect(places(a).get(INITIATIVE)).not.toEqual(before))
  expect(a.lab.store.get().layout.size).toBe(0)
})

/** Writes where every card lies, as the first move of one does. */
const settle = (board: Open) => {
  for (const [id, { x, y }] of places(board)) place(board, id, x, y)
  board.binding.inward.flush()
}

test('AG10 locked cards and those in locked areas stay, and nothing lands on them', async () => {
  const board = await open(docOf(boardPlan(20)))
  settle(board)
  const area = { x: -20, y: -20, w: 400, h: 500 }
  board.lock([
    lock({ kind: 'entity', id: INITIATIVE }),
    { ...lock({ kind: 'area', board: BOARD, box: area }), id: sampleId(98) },
  ])
  const before = places(board)
  arrangingOn(board).choose('issueTree', null)
  const stay = arrangingOn(board).shown.get()?.proposal.stay ?? 0
  expect(stay).toBeGreaterThan(2)
  arrangingOn(board).keep()
  expect(said().join()).not.toMatch(/locked by/)
  const after = places(board)
  expect(after.get(INITIATIVE)).toEqual(before.get(INITIATIVE))
  expect(
    [...after].filter(([id, box]) => box.x === before.get(id)?.x && box.y === before.get(id)?.y).length,
  ).toBe(stay)
  expect(overlapping([...after.values()])).toBeNull()
})

test('AG10 a lock that comes before it is kept is kept to', async () => {
  const board = await open(docOf(boardPlan(20)))
  settle(board)
  const before = places(board)
  arrangingOn(board).choose('issueTree', null)
  board.lock([lock({ kind: 'entity', id: ISSUE })])
  arrangingOn(board).keep()
  expect(places(board).get(ISSUE)).toEqual(before.get(ISSUE))
  expect(board.lab.store.get().layout.get(ISSUE)).toMatchObject({ x: before.get(ISSUE)?.x })
})

test('AG11 who may not edit is not offered one, and one that is shown is put away when editing ends', async () => {
  const doc = docOf(boardPlan(10))
  const board = await open(doc)
  const before = places(board)
  arrangingOn(board).choose('lanes', null)
  board.say({ kind: 'readOnly', reason: 'frozen' })
  await eventually(() => expect(arrangingOn(board).shown.get()).toBeNull())
  expect(places(board)).toEqual(before)
  expect(said().join()).toMatch(/cannot be edited now/)
  arrangingOn(board).choose('lanes', null)
  expect(arrangingOn(board).shown.get()).toBeNull()
})

test('AG12 only the selected cards move where several are selected, beside the others', async () => {
  const board = await open(docOf(boardPlan(20)))
  const before = places(board)
  const selected = new Set([ISSUE, INITIATIVE, sampleId(10_001)])
  arrangingOn(board).choose('issueTree', selected)
  arrangingOn(board).keep()
  const after = places(board)
  for (const [id, box] of before) if (!selected.has(id)) expect(after.get(id)).toEqual(box)
  expect(overlapping([...after.values()])).toBeNull()
  expect(board.lab.store.get().layout.size).toBe(before.size)
})

test('AG13 captions of the last arrangement go with the next, but not those that somebody changed', async () => {
  const board = await open(docOf(boardPlan(10)))
  arrangingOn(board).choose('issueTree', null)
  arrangingOn(board).keep()
  const [changed, ...others] = captions(board)
  if (changed?.typeName !== 'shape') throw new Error('no caption')
  board.editor.updateShape({ id: changed.id, type: changed.type, x: changed.x - 10 })
  board.binding.outward.flush()
  arrangingOn(board).choose('chain', null)
  const proposed = captions(board).map(({ id }) => id)
  expect(proposed).toContain(changed.id)
  for (const { id } of others) expect(proposed).not.toContain(id)
  arrangingOn(board).cancel()
  expect(captions(board)).toHaveLength(others.length + 1)
  arrangingOn(board).choose('chain', null)
  arrangingOn(board).keep()
  expect(captions(board).map(({ id }) => id)).toContain(changed.id)
  for (const { id } of others) expect(board.lab.store.get().ink.has(id)).toBe(false)
})

test('AG13 a caption is drawing like any other: it can be removed, and takes nothing in that would go with it', async () => {
  const board = await open(docOf(boardPlan(10)))
  arrangingOn(board).choose('chain', null)
  arrangingOn(board).keep()
  const frame = captions(board).find((record) => record.typeName === 'shape' && record.type === 'frame')
  if (frame?.typeName !== 'shape') throw new Error('no frame')
  const note = createShapeId('note')
  board.editor.createShape({ id: note, type: 'note', x: frame.x + 20, y: frame.y + 20 })
  expect(board.editor.getShape(note)?.parentId).toBe(board.editor.getCurrentPageId())
  board.editor.deleteShapes([frame.id])
  board.binding.outward.flush()
  expect(board.lab.store.get().ink.has(frame.id)).toBe(false)
})

test('AG14 what is in an impact and ease grid may be judged there; a card moved by hand keeps its values', async () => {
  const board = await open(docOf(boardPlan(10)))
  const judge = (impact: number, ease: number) =>
    board.lab.dispatch({
      type: 'update',
      collection: 'initiatives',
      id: INITIATIVE,
      fields: { impact, ease },
    })
  judge(5, 5)
  expect(isOnGrid(board.binding, INITIATIVE)).toBe(false)
  arrangingOn(board).choose('grid', null)
  expect(isOnGrid(board.binding, INITIATIVE)).toBe(true)
  arrangingOn(board).keep()
  expect(isOnGrid(board.binding, INITIATIVE)).toBe(true)
  const at = places(board).get(INITIATIVE)
  board.editor.updateShape({
    id: cardShapeId(INITIATIVE),
    type: 'card',
    x: (at?.x ?? 0) - 300,
    y: (at?.y ?? 0) + 300,
  })
  board.binding.outward.flush()
  expect(board.lab.store.get().plan.initiatives.get(INITIATIVE)).toMatchObject({ impact: 5, ease: 5 })
})
