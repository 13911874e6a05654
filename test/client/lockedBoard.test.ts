import { afterEach, expect, test } from 'vitest'
import { notifications, notificationsStore } from '@mantine/notifications'
import { createShapeId } from '@tldraw/tldraw'
import type { Lock, LockTarget } from '#shared/plan/locks.ts'
import { CardShapeUtil } from '#client/canvas/cards/CardShapeUtil.tsx'
import { isCard } from '#client/canvas/cards/cardShape.ts'
import { cardShapeId } from '#client/canvas/ids.ts'
import { editWords } from '#client/canvas/makeCard.ts'
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

const LOCKED = sampleId(20_000)
const FREE = sampleId(20_001)

const lock = (target: LockTarget): Lock => ({
  id: sampleId(99),
  target,
  note: 'agreed',
  by: 'Lindiwe',
  at: '2014-07-14T08:00:00Z',
})
const said = () => notificationsStore.getState().notifications.map((n) => String(n.message))
const at = (board: Open, id: string) => {
  const shape = board.editor.getShape(cardShapeId(id))
  if (!isCard(shape)) throw new Error('no card')
  return shape
}
const move = (board: Open, ids: string[]) =>
  board.editor.updateShapes(
    ids.map((id) => {
      const { x, y, type } = at(board, id)
      return { id: cardShapeId(id), type, x: x + 40, y: y + 40 }
    }),
  )

test('LK57 a locked card stays where it is while others are dragged with it, and says why once', async () => {
  const board = await open()
  board.lock([lock({ kind: 'entity', id: LOCKED })])
  const [locked, free] = [at(board, LOCKED), at(board, FREE)]
  for (let step = 0; step < 3; step++) move(board, [LOCKED, FREE])
  board.binding.outward.flush()
  expect(at(board, LOCKED)).toMatchObject({ x: locked.x, y: locked.y })
  expect(at(board, FREE)).toMatchObject({ x: free.x + 120, y: free.y + 120 })
  expect(board.lab.store.get().layout.get(FREE)).toMatchObject({ x: free.x + 120 })
  expect(said()).toHaveLength(1)
  expect(said()[0]).toMatch(/is locked by Lindiwe: agreed$/)
})

test('LK57 it is not removed, not written in and not sized; once unlocked it is', async () => {
  const board = await open()
  board.lock([lock({ kind: 'entity', id: LOCKED })])
  board.editor.deleteShapes([cardShapeId(LOCKED)])
  editWords(board.binding, LOCKED)
  board.editor.updateShape({ id: cardShapeId(LOCKED), type: 'card', props: { w: 500 } })
  board.binding.outward.flush()
  expect(at(board, LOCKED).props.w).not.toBe(500)
  expect(at(board, LOCKED)).toBeDefined()
  expect(board.binding.faces.editing.get()).toBeNull()
  expect(board.lab.store.get().plan.initiatives.get(LOCKED)?.deletedAt).toBeNull()
  board.lock([])
  editWords(board.binding, LOCKED)
  expect(board.binding.faces.editing.get()?.id).toBe(LOCKED)
})

test('LK57 a card says to eye and ear who locked it; the lock of a whole room is told once, not on each card', async () => {
  const board = await open()
  const own = lock({ kind: 'entity', id: LOCKED })
  board.lock([own])
  board.binding.inward.setLocks([own])
  expect(board.binding.faces.face(LOCKED)?.lock).toEqual({ by: 'Lindiwe', note: 'agreed' })
  expect(board.binding.faces.face(FREE)?.lock).toBeNull()
  const util = board.editor.getShapeUtil<CardShapeUtil>('card')
  expect(util.getAriaDescriptor(at(board, LOCKED))).toMatch(/Locked by Lindiwe/)
  board.binding.inward.setLocks([lock({ kind: 'area', board: BOARD, box: null })])
  expect(board.binding.faces.face(LOCKED)?.lock).toBeNull()
})

test('LK57 what is drawn into a locked part of a board does not stay there', async () => {
  const board = await open()
  board.lock([lock({ kind: 'area', board: BOARD, box: { x: 9_000, y: 9_000, w: 900, h: 900 } })])
  const id = createShapeId()
  board.editor.createShape({ id, type: 'text', x: 9_100, y: 9_100 })
  await eventually(() => expect(board.refused).toHaveLength(1))
  await eventually(() => expect(board.editor.getShape(id)).toBeUndefined())
  expect(board.lab.store.get().ink.size).toBe(0)
})
