import { afterEach, describe, expect, test } from 'vitest'
import { createShapeId, type TLShape } from '@tldraw/tldraw'
import * as Y from 'yjs'
import { inkMap } from '#shared/doc/layout.ts'
import { cardShapeId, relationShapeId } from '#client/canvas/ids.ts'
import { isCard } from '#client/canvas/cards/cardShape.ts'
import { BOARD, boardPlan, OTHER_BOARD } from '#test/support/boardPlan.ts'
import { docOf, linkDocs } from '#test/support/localLab.ts'
import { noteRecord as note } from '#test/support/noteRecord.ts'
import { openBoard, type OpenBoard } from '#test/support/openBoard.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { eventually } from '#test/support/eventually.ts'

const ISSUE = sampleId(10_000)
const INITIATIVE = sampleId(20_000)
const LINK = sampleId(70_000)

const opened: OpenBoard[] = []
const open = async (doc: Y.Doc, name?: string) => {
  const board = await openBoard(doc, name)
  opened.push(board)
  return board
}
afterEach(() => opened.splice(0).forEach((board) => board.close()))

const two = async () => {
  const first = docOf(boardPlan(10))
  const second = new Y.Doc()
  const cut = linkDocs(first, second)
  const [a, b] = [await open(first, 'A'), await open(second, 'B')]
  return { a, b, cut, relink: () => linkDocs(first, second) }
}

const cardAt = (board: OpenBoard, id: string) => {
  const shape = board.store.get(cardShapeId(id))
  return isCard(shape) ? { x: shape.x, y: shape.y } : null
}

const move = ({ store }: OpenBoard, id: string, x: number, y: number) =>
  store.update(cardShapeId(id), (shape) => ({ ...shape, x, y }))

describe('inward', () => {
  test('cards and relations are drawn from the plan and none of them is stored as drawing (CV4)', async () => {
    const board = await open(docOf(boardPlan(10)))
    const shapes = board.store.allRecords().filter((r): r is TLShape => r.typeName === 'shape')
    expect(shapes.filter(isCard)).toHaveLength(10)
    expect(shapes.filter((s) => s.type === 'arrow').length).toBeGreaterThan(4)
    expect(board.lab.store.get().ink.size).toBe(0)
    expect(board.lab.store.get().layout.size).toBe(0)
  })

  test("what others do is shown and never sent back as one's own (CV5)", async () => {
    const { a, b } = await two()
    a.lab.dispatch({
      type: 'place',
      entityId: ISSUE,
      placement: { board: BOARD, x: 900, y: 40, w: 260, h: 168 },
    })
    a.lab.dispatch({ type: 'update', collection: 'initiatives', id: INITIATIVE, fields: { title: 'Other' } })
    a.lab.dispatch({ type: 'unrelate', id: LINK })
    a.lab.dispatch({ type: 'remove', collection: 'risks', id: sampleId(50_000) })
    await eventually(() => expect(cardAt(b, ISSUE)).toEqual({ x: 900, y: 40 }))
    await eventually(() => expect(b.store.has(relationShapeId(LINK))).toBe(false))
    expect(b.store.has(cardShapeId(sampleId(50_000)))).toBe(false)
    expect(b.binding.faces.face(INITIATIVE)?.words).toBe('Other')
    b.binding.outward.flush()
    expect(b.asked).toEqual([])
  })

  test('a record that is broken, foreign or of another board is left out, and the others are shown (CV6)', async () => {
    const doc = docOf(boardPlan(5))
    const board = await open(doc)
    doc.transact(() => {
      const put = (record: { id: string }, on = BOARD) => inkMap(doc).set(record.id, { board: on, record })
      put(note('bad-index', { index: 'zzz9' }))
      put(note('bad-type', { type: 'spaceship' }))
      put(note('bad-props', { props: {} }))
      put(note('bookmark', { type: 'bookmark' }))
      put(note('elsewhere'), OTHER_BOARD)
      inkMap(doc).set('shape:not-a-record', 'nonsense')
      put({ ...note('page'), id: 'page:page', typeName: 'page' } as { id: string })
      put(note('good'))
    })
    await eventually(() => expect(board.store.has(createShapeId('good'))).toBe(true))
    const drawn = board.store.allRecords().filter((r) => r.typeName === 'shape' && r.type === 'note')
    expect(drawn.map((r) => r.id)).toEqual([createShapeId('good')])
    expect(board.store.allRecords().filter((r) => r.typeName === 'page')).toHaveLength(1)
  })

  test('a card that is being moved here does not jump back to where others saw it (CV7)', async () => {
    const { a, b } = await two()
    const placement = { board: BOARD, x: 1, y: 2, w: 260, h: 168 }
    a.lab.dispatch({ type: 'place', entityId: ISSUE, placement })
    move(b, ISSUE, 700, 700)
    // Any command takes in first what others did.
    b.lab.dispatch({ type: 'update', collection: 'initiatives', id: INITIATIVE, fields: { code: 'X' } })
    expect(b.lab.store.get().layout.get(ISSUE)).toEqual(placement)
    b.binding.inward.flush()
    expect(cardAt(b, ISSUE)).toEqual({ x: 700, y: 700 })
    await eventually(() => expect(cardAt(a, ISSUE)).toEqual({ x: 700, y: 700 }))
  })
})

describe('outward', () => {
  test('a drag is written as places and seen by the other (CV8)', async () => {
    const { a, b } = await two()
    for (let step = 1; step <= 30; step++) move(a, ISSUE, step * 10, 5)
    await eventually(() => expect(cardAt(b, ISSUE)).toEqual({ x: 300, y: 5 }))
    const places = a.asked.flatMap((c) => (c.type === 'batch' ? c.commands : [c]))
    expect(places.every((c) => c.type === 'place')).toBe(true)
    expect(a.asked.length).toBeLessThan(6)
  })

  test('a whole drag is one step of undo, and the undo leaves what others did (CV9)', async () => {
    const { a, b } = await two()
    const before = cardAt(a, ISSUE)
    a.lab.checkpoint()
    move(a, ISSUE, 100, 100)
    a.binding.outward.flush()
    move(a, ISSUE, 200, 200)
    a.binding.outward.flush()
    b.lab.dispatch({ type: 'update', collection: 'initiatives', id: INITIATIVE, fields: { title: 'Theirs' } })
    a.binding.undo()
    expect(cardAt(a, ISSUE)).toEqual(before)
    expect(a.lab.store.get().plan.initiatives.get(INITIATIVE)?.title).toBe('Theirs')
  })

  test('the first card that is moved pins the others where everyone sees them (CV2)', async () => {
    const { a, b } = await two()
    const risk = sampleId(50_000)
    const before = cardAt(b, risk)
    move(a, ISSUE, 3_000, 3_000)
    a.binding.outward.flush()
    await eventually(() => expect(b.lab.store.get().layout.size).toBe(10))
    expect(cardAt(b, risk)).toEqual(before)
  })

  test('deleting a card removes its entity, and says how many are gone (CV10)', async () => {
    const { a, b } = await two()
    a.store.remove([cardShapeId(ISSUE)])
    await eventually(() => expect(b.store.has(cardShapeId(ISSUE))).toBe(false))
    expect(a.lab.store.get().plan.issues.get(ISSUE)?.deletedAt).not.toBeNull()
    expect(a.removed).toEqual([1])
    a.binding.undo()
    expect(a.store.has(cardShapeId(ISSUE))).toBe(true)
    expect(a.store.has(relationShapeId(LINK))).toBe(true)
  })

  test('deleting an arrow of the plan takes the relation away (CV10)', async () => {
    const { a, b } = await two()
    a.store.remove([relationShapeId(LINK)])
    await eventually(() => expect(b.store.has(relationShapeId(LINK))).toBe(false))
    expect(a.lab.store.get().plan.links.get(LINK)?.deletedAt).not.toBeNull()
  })

  test('drawing is kept as it is, on its board, and removed for all (CV11)', async () => {
    const { a, b } = await two()
    a.store.put([note('mine') as never])
    await eventually(() => expect(b.store.has(createShapeId('mine'))).toBe(true))
    expect(a.lab.store.get().ink.get(createShapeId('mine'))?.board).toBe(BOARD)
    b.store.remove([createShapeId('mine')])
    await eventually(() => expect(a.store.has(createShapeId('mine'))).toBe(false))
    expect(a.lab.store.get().ink.size).toBe(0)
  })

  test('two fields of one card, changed by two who were apart, both stay (CV12)', async () => {
    const { a, b, cut, relink } = await two()
    cut()
    move(a, INITIATIVE, 640, 480)
    a.binding.outward.flush()
    b.lab.dispatch({
      type: 'update',
      collection: 'initiatives',
      id: INITIATIVE,
      fields: { title: 'New title' },
    })
    relink()
    await eventually(() => expect(cardAt(b, INITIATIVE)).toEqual({ x: 640, y: 480 }))
    await eventually(() => expect(a.binding.faces.face(INITIATIVE)?.words).toBe('New title'))
  })
})
