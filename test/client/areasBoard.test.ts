import { afterEach, describe, expect, test } from 'vitest'
import { notifications, notificationsStore } from '@mantine/notifications'
import { createShapeId, type TLShapeId } from '@tldraw/tldraw'
import type { AreaAllows, Lock } from '#shared/plan/locks.ts'
import { isCard } from '#client/canvas/cards/cardShape.ts'
import { cardShapeId } from '#client/canvas/ids.ts'
import { settlePlaces } from '#client/canvas/outwardCommands.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { docOf } from '#test/support/localLab.ts'
import { openEditor } from '#test/support/openBoard.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { eventually } from '#test/support/eventually.ts'

type Open = Awaited<ReturnType<typeof openEditor>>
const opened: Open[] = []
const open = async () => {
  const board = await openEditor(docOf(boardPlan(10)))
  opened.push(board)
  return board
}
afterEach(() => {
  opened.splice(0).forEach((board) => board.close())
  notifications.clean()
})

const CARD = sampleId(20_000)
const FRAME = createShapeId('area')
const NOTE = createShapeId('note')

const at = (board: Open, id: TLShapeId) => {
  const { x = NaN, y = NaN } = board.editor.getShape(id) ?? {}
  return { x, y }
}
const card = (board: Open) => {
  const shape = board.editor.getShape(cardShapeId(CARD))
  if (!isCard(shape)) throw new Error('no card')
  return shape
}
/** A frame around the first card, named, and a note in it. */
const withArea = async () => {
  const board = await open()
  const { x, y } = card(board)
  const props = { w: 700, h: 600, name: 'Ideas' }
  board.editor.createShapes([
    { id: FRAME, type: 'frame', x: x - 100, y: y - 100, props },
    { id: NOTE, type: 'note', x: x + 300, y: y + 200 },
  ])
  settlePlaces(board.binding)
  nextGesture(board)
  return board
}
const nextGesture = (board: Open) => {
  board.editor.emit('event', { type: 'pointer', name: 'pointer_down' } as never)
}
const moveFrame = (board: Open, dx: number, steps = 3) => {
  const { x } = at(board, FRAME)
  for (let step = 1; step <= steps; step++)
    board.editor.updateShape({ id: FRAME, type: 'frame', x: x + (dx * step) / steps })
  board.binding.outward.flush()
}
const lockOf = (allows: AreaAllows): Lock => ({
  id: sampleId(99),
  target: { kind: 'area', board: BOARD, box: { x: 0, y: 0, w: 1, h: 1 }, frame: FRAME, allows },
  note: 'we sort them later',
  by: 'Lindiwe',
  at: '2014-07-14T08:00:00Z',
})
const said = () => notificationsStore.getState().notifications.map((n) => String(n.message))

describe('AE20 a frame that is moved', () => {
  test('takes along the cards and drawings that lie in it, in one step of undo', async () => {
    const board = await withArea()
    const before = { card: at(board, cardShapeId(CARD)), note: at(board, NOTE), frame: at(board, FRAME) }
    moveFrame(board, 5_000)
    expect(at(board, cardShapeId(CARD))).toEqual({ ...before.card, x: before.card.x + 5_000 })
    expect(at(board, NOTE)).toEqual({ ...before.note, x: before.note.x + 5_000 })
    expect(board.lab.store.get().layout.get(CARD)?.x).toBeCloseTo(before.card.x + 5_000, 0)
    board.binding.undo()
    expect(at(board, FRAME)).toEqual(before.frame)
    expect(at(board, cardShapeId(CARD)).x).toBeCloseTo(before.card.x, 0)
    expect(at(board, NOTE)).toEqual(before.note)
  })
  test('leaves what it passes over, and what a smaller frame in it holds comes along', async () => {
    const board = await withArea()
    const passed = createShapeId('passed')
    const inner = createShapeId('inner')
    const { x, y } = at(board, FRAME)
    board.editor.createShapes([
      { id: passed, type: 'note', x: x + 2_000, y: y + 100 },
      { id: inner, type: 'frame', x: x + 50, y: y + 50, props: { w: 400, h: 400, name: 'Inner' } },
    ])
    nextGesture(board)
    moveFrame(board, 2_000)
    moveFrame(board, 3_000)
    expect(at(board, passed)).toEqual({ x: x + 2_000, y: y + 100 })
    expect(at(board, inner)).toEqual({ x: x + 5_050, y: y + 50 })
  })
  test('takes it back with it when the gesture is given up', async () => {
    const board = await withArea()
    const before = at(board, cardShapeId(CARD))
    board.editor.markHistoryStoppingPoint('drag')
    moveFrame(board, 500)
    board.editor.bail()
    expect(at(board, cardShapeId(CARD))).toEqual(before)
  })
  test('moves nothing when it is sized, made or copied', async () => {
    const board = await withArea()
    const before = at(board, cardShapeId(CARD))
    const { x } = at(board, FRAME)
    board.editor.updateShape({ id: FRAME, type: 'frame', x: x - 50, props: { w: 750 } })
    const fresh = createShapeId('fresh')
    board.editor.createShape({ id: fresh, type: 'frame', x, y: before.y - 50, props: { w: 900, h: 900 } })
    board.editor.updateShape({ id: fresh, type: 'frame', x: x + 10 })
    expect(at(board, cardShapeId(CARD))).toEqual(before)
  })
})

test('AE21 a frame that goes leaves what lies in it: nothing is put into a frame', async () => {
  const board = await withArea()
  expect(board.editor.getShape(NOTE)?.parentId).toBe(board.editor.getCurrentPageId())
  board.editor.reparentShapes([NOTE], FRAME)
  expect(board.editor.getShape(NOTE)?.parentId).toBe(board.editor.getCurrentPageId())
  board.editor.deleteShapes([FRAME])
  board.binding.outward.flush()
  expect(board.editor.getShape(NOTE)).toBeDefined()
  expect(card(board)).toBeDefined()
  expect([...board.lab.store.get().ink.keys()]).toEqual([NOTE])
})

describe('AE22 in a locked area', () => {
  test('cards, frame and others’ notes stay, and a try says who locked it and why', async () => {
    const board = await withArea()
    const others = createShapeId('others')
    const { x, y } = at(board, NOTE)
    board.binding.outward.flush()
    board.editor.createShape({ id: others, type: 'note', x: x - 100, y })
    board.editor.updateShape({ id: others, type: 'note', meta: { by: 'another seat' } })
    board.binding.outward.flush()
    board.lock([lockOf('notes')])
    const before = [FRAME, cardShapeId(CARD), others].map((id) => at(board, id))
    nextGesture(board)
    for (const id of [FRAME, cardShapeId(CARD), others]) {
      const { type } = board.editor.getShape(id) ?? { type: '' }
      board.editor.updateShape({ id, type, x: x + 20 })
      board.editor.deleteShapes([id])
    }
    expect([FRAME, cardShapeId(CARD), others].map((id) => at(board, id))).toEqual(before)
    expect(said()).toHaveLength(1)
    expect(said()[0]).toBe(
      'In the area “Ideas” people may add notes and change their own, nothing else (set by Lindiwe): we sort them later',
    )
    const shape = board.editor.getShape(others)
    expect(shape && board.editor.getShapeUtil(shape).canEdit(shape)).toBe(false)
  })
  test('that takes notes, one’s own comes, moves within it and goes, and does not leave it', async () => {
    const board = await withArea()
    board.lock([lockOf('notes')])
    const own = createShapeId('own')
    const { x, y } = at(board, NOTE)
    board.editor.createShape({ id: own, type: 'note', x: x - 300, y })
    board.binding.outward.flush()
    nextGesture(board)
    board.editor.updateShape({ id: own, type: 'note', x: x - 280 })
    board.binding.outward.flush()
    expect(board.refused).toEqual([])
    expect(board.lab.store.get().ink.get(own)?.record).toMatchObject({ x: x - 280 })
    board.editor.updateShape({ id: own, type: 'note', x: x + 4_000 })
    expect(at(board, own).x).toBe(x - 280)
    board.binding.undo()
    expect(at(board, own).x).toBe(x - 300)
    board.editor.deleteShapes([own])
    board.binding.outward.flush()
    expect(board.lab.store.get().ink.has(own)).toBe(false)
  })
  test('that takes nothing, a note does not stay', async () => {
    const board = await withArea()
    board.lock([lockOf('nothing')])
    const own = createShapeId('own')
    const { x, y } = at(board, NOTE)
    board.editor.createShape({ id: own, type: 'note', x: x - 300, y })
    await eventually(() => expect(board.editor.getShape(own)).toBeUndefined())
    expect(board.refused[0]).toMatchObject({ code: 'locked', params: { what: 'area', name: 'Ideas' } })
  })
  test('its cards say that they are locked, until it is moved away from them', async () => {
    const board = await withArea()
    board.lock([lockOf('notes')])
    board.binding.inward.setLocks([lockOf('notes')])
    expect(board.binding.faces.face(CARD)?.lock).toEqual({ by: 'Lindiwe', note: 'we sort them later' })
    const frame = board.lab.store.get().ink.get(FRAME)
    if (!frame) throw new Error('no frame')
    board.lock([])
    board.lab.dispatch({
      type: 'ink',
      id: FRAME,
      record: { ...frame, record: { ...frame.record, x: 9_000 } },
    })
    board.binding.inward.flush()
    expect(board.binding.faces.face(CARD)?.lock).toBeNull()
  })
})

test('AE23 an area says its name, what lies in it and its lock to those who hear it', async () => {
  const board = await withArea()
  const aria = () => {
    const shape = board.editor.getShape(FRAME)
    return shape && board.editor.getShapeUtil(shape).getAriaDescriptor(shape)
  }
  expect(aria()).toMatch(/^area “Ideas”, \d+ cards?, 1 note$/)
  board.lock([lockOf('notes')])
  expect(aria()).toMatch(/1 note, people may add notes here, nothing else, says Lindiwe$/)
  board.editor.updateShape({ id: FRAME, type: 'frame', props: { name: ' ' } })
})
