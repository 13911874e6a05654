import { createShapeId, toRichText, type TLNoteShape } from '@tldraw/tldraw'
import { afterEach, describe, expect, test } from 'vitest'
import { areaAt, areasOf } from '#shared/plan/areas.ts'
import type { InkRecord } from '#shared/plan/commands.ts'
import { inkSpot } from '#shared/plan/inkSpot.ts'
import { cardShapeId } from '#client/canvas/ids.ts'
import { noteCardCommands } from '#client/canvas/noteCards.ts'
import {
  areaCommand,
  areaNameCommand,
  inkWordsCommand,
  noteCommand,
  removeAreaCommands,
} from '#client/list/inkEdits.ts'
import { findItems, groupsOfItems } from '#client/list/listedItems.ts'
import { boardInk } from '#client/plan/boardInk.ts'
import { noteSize } from '#client/plan/inkRecords.ts'
import { richTextOf, wordsOf } from '#client/plan/richText.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { docOf } from '#test/support/localLab.ts'
import { openEditor } from '#test/support/openBoard.ts'

/* Drawings as a list reads and makes them, held to what the canvas takes and makes. */

type Open = Awaited<ReturnType<typeof openEditor>>
const opened: Open[] = []
const open = async () => {
  const board = await openEditor(docOf(boardPlan(10)))
  opened.push(board)
  return board
}
afterEach(() => opened.splice(0).forEach((board) => board.close()))

const items = ({ lab }: Open) => boardInk(lab.store.get().ink, BOARD)
const flush = (board: Open) => board.binding.inward.flush()
const SEAT = 'a seat'

describe('LI26 a drawing is read in the list', () => {
  test('a note, words and a picture each by its words; all others are counted', async () => {
    const board = await open()
    board.editor.createShapes([
      { id: createShapeId('n'), type: 'note', x: 0, y: 900, props: { richText: toRichText('One\n\ntwo') } },
      { id: createShapeId('t'), type: 'text', x: 0, y: 0, props: { richText: toRichText('Week one') } },
      { id: createShapeId('g'), type: 'geo', x: 0, y: 10, props: { w: 9, h: 9 } },
      { id: createShapeId('f'), type: 'frame', x: 0, y: 0 },
    ])
    board.binding.outward.flush()
    expect(items(board).map(({ sort, words }) => [sort, words])).toEqual([
      ['words', 'Week one'],
      ['drawing', ''],
      ['note', 'One\n\ntwo'],
    ])
    const picture: InkRecord = {
      board: BOARD,
      record: { typeName: 'shape', type: 'image', x: 0, y: 0, props: { w: 9, h: 9, altText: 'The harbour' } },
    }
    const [shown] = boardInk(new Map([['shape:p', picture]]), BOARD)
    expect(shown).toMatchObject({ sort: 'picture', words: 'The harbour' })
    const groups = groupsOfItems(items(board), { notes: 'Notes', drawings: 'Drawings' })
    expect(groups.map(({ id, items: own = [] }) => [id, own.map(({ count }) => count)])).toEqual([
      ['notes', [1]],
      ['drawings', [1, 1]],
    ])
    expect(findItems(items(board), 'ONE we').map(({ words }) => words)).toEqual(['Week one'])
  })
  test('words of lists and marks, and of what is no text at all', () => {
    const item = (text: string) => ({ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }) // prettier-ignore
    expect(wordsOf({ type: 'doc', content: [{ type: 'bulletList', content: [item('a'), item('b')] }] })).toBe(
      'a\nb',
    )
    expect(wordsOf(richTextOf('a\n\nb'))).toBe('a\n\nb')
    for (const broken of [
      null,
      1,
      'x',
      {},
      { content: 'x' },
      { content: [null, 3] },
      { type: 'text', text: 1 },
    ])
      expect(wordsOf(broken)).toBe('')
  })
})

describe('LI27 a note or an area made in the list is one the canvas takes, where there is room for it', () => {
  test('as if it were drawn there', async () => {
    const board = await open()
    const [id, area] = [createShapeId('n'), createShapeId('a')]
    board.lab.dispatch(areaCommand(board.lab.store.get(), BOARD, { id: area, name: 'Ideas' }))
    board.lab.dispatch(
      noteCommand(board.lab.store.get(), BOARD, { id, words: 'Train\ninspectors', area, seatId: SEAT }),
    )
    flush(board)
    const note = board.editor.getShape<TLNoteShape>(id)
    expect(note && board.editor.getShapeUtil(note).getText(note)).toBe('Train\ninspectors')
    expect(note?.meta).toEqual({ by: SEAT })
    const frame = board.editor.getShape(area)
    expect(frame).toMatchObject({ type: 'frame', props: { name: 'Ideas' } })
    const bounds = board.editor.getShapePageBounds(area)
    expect(bounds?.contains(board.editor.getShapePageBounds(id)!)).toBe(true)
    for (const shape of board.editor.getCurrentPageShapes())
      if (shape.type === 'card') expect(bounds?.collides(board.editor.getShapePageBounds(shape)!)).toBe(false)
  })
  test('in a full area it stays within, outside of all beside the last one', async () => {
    const board = await open()
    const area = createShapeId('a')
    board.lab.dispatch(areaCommand(board.lab.store.get(), BOARD, { id: area, name: 'Ideas' }))
    const add = (where: string | null) => {
      const id = `shape:${board.lab.newId()}`
      const note = { id, words: 'idea', area: where, seatId: SEAT }
      expect(board.lab.dispatch(noteCommand(board.lab.store.get(), BOARD, note)).ok).toBe(true)
      const { ink } = board.lab.store.get()
      const box = inkSpot((at) => ink.get(at), id)?.box
      if (!box) throw new Error('no place')
      return { box, area: areaAt(areasOf(ink, BOARD), box)?.id ?? null }
    }
    expect(new Set(Array.from({ length: 30 }, () => add(area).area))).toEqual(new Set([area]))
    const [first, second] = [add(null), add(null)]
    expect([first.area, second.area]).toEqual([null, null])
    expect([second.box.x > first.box.x, second.box.y]).toEqual([true, first.box.y])
  })
  test('a long text gives a longer note, a long word smaller letters', () => {
    expect(noteSize('Short')).toEqual({ fontSizeAdjustment: 18, growY: 0 })
    expect(noteSize('word '.repeat(100)).growY).toBeGreaterThan(500)
    expect(noteSize('Intergovernmental').fontSizeAdjustment).toBeLessThan(18)
  })
  test('other words keep all else of it', async () => {
    const board = await open()
    const id = createShapeId('n')
    board.editor.createShape({ id, type: 'note', x: 40, y: 50, props: { color: 'blue' } })
    board.binding.outward.flush()
    const [item] = items(board)
    const command = inkWordsCommand(board.lab.store.get(), item!, 'Now with words')
    board.lab.dispatch(command!)
    flush(board)
    expect(board.editor.getShape(id)).toMatchObject({ x: 40, y: 50, props: { color: 'blue' } })
    expect(items(board)[0]?.words).toBe('Now with words')
    expect(inkWordsCommand(board.lab.store.get(), items(board)[0]!, 'Now with words')).toBeNull()
  })
})

test('LI28 a note becomes a card in the list as on the canvas, where it lay, and one undo brings it back', async () => {
  const board = await open()
  const id = createShapeId('n')
  board.editor.createShape({ id, type: 'note', x: 2_000, y: 500, props: { richText: toRichText('Boats') } })
  board.binding.outward.flush()
  const { commands, ids } = noteCardCommands(board.lab, BOARD, [id, 'shape:none'], 'risks')
  board.lab.checkpoint()
  expect(board.lab.dispatchAll(commands).ok).toBe(true)
  const made = ids[0] ?? ''
  expect(board.lab.store.get().plan.risks.get(made)?.text).toBe('Boats')
  expect(board.lab.store.get().ink.size).toBe(0)
  flush(board)
  expect(board.editor.getShapePageBounds(cardShapeId(made))?.center.toJson()).toMatchObject({
    x: 2_100,
    y: 600,
  })
  board.lab.undo()
  expect(items(board).map(({ words }) => words)).toEqual(['Boats'])
})

test('LI29 an area is named and taken away; what lies in it stays where it is', async () => {
  const board = await open()
  const [area, inside] = [createShapeId('a'), createShapeId('in')]
  board.lab.dispatch(areaCommand(board.lab.store.get(), BOARD, { id: area, name: 'Ideas' }))
  board.lab.dispatch(areaNameCommand(board.lab.store.get(), area, 'Later')!)
  const note = { id: inside, words: 'x', area, seatId: SEAT }
  board.lab.dispatch(noteCommand(board.lab.store.get(), BOARD, note))
  // As an older canvas kept it: a part of the frame, which is turned.
  const { ink } = board.lab.store.get()
  const turned = { ...ink.get(area)!.record, rotation: 0.5 }
  const held = { ...ink.get(inside)!.record, x: 30, y: 40, parentId: area }
  board.lab.dispatch({ type: 'ink', id: area, record: { board: BOARD, record: turned } })
  board.lab.dispatch({ type: 'ink', id: inside, record: { board: BOARD, record: held } })
  flush(board)
  expect(board.editor.getShape(area)).toMatchObject({ props: { name: 'Later' } })
  const before = board.editor.getShapePageTransform(inside)
  expect(board.lab.dispatchAll(removeAreaCommands(board.lab.store.get(), { id: area })).ok).toBe(true)
  flush(board)
  expect(board.editor.getShape(area)).toBeUndefined()
  const after = board.editor.getShapePageTransform(inside)
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f'] as const) expect(after[key]).toBeCloseTo(before[key], 6)
  expect(removeAreaCommands(board.lab.store.get(), { id: 'shape:none' })).toEqual([])
})
