import { describe, expect, test } from 'vitest'
import { Box, createShapeId, getIndicesAbove, type IndexKey, type TLShapeId } from '@tldraw/tldraw'
import * as Y from 'yjs'
import type { BoardItems } from '#client/canvas/far/boardItems.ts'
import { leaves } from '#client/canvas/far/drawLines.ts'
import { itemsIn } from '#client/canvas/far/inView.ts'
import { intoSight } from '#client/canvas/far/keepWritingInSight.ts'
import { detailAt, isPicture } from '#client/canvas/far/levels.ts'
import { sightOf } from '#client/canvas/far/sight.ts'
import { wrapped } from '#client/canvas/far/wrapped.ts'
import type { CardShape } from '#client/canvas/cards/cardShape.ts'
import { cardRecord } from '#client/canvas/records.ts'
import { cardShapeId, relationShapeId } from '#client/canvas/ids.ts'
import { openEditor } from '#test/support/openBoard.ts'
import { sampleId } from '#test/support/samplePlan.ts'

test('FD1 a card is all of itself near, its title from far and a box further out', () => {
  expect([1, 0.55, 0.5, 0.2, 0.19].map(detailAt)).toEqual(['all', 'all', 'title', 'title', 'box'])
})

test('FD2 a picture is drawn where many are in view from far, and does not come and go at the border', () => {
  expect(isPicture(1, 5_000, false)).toBe(false)
  expect(isPicture(0.4, 240, false)).toBe(false)
  expect(isPicture(0.4, 260, false)).toBe(true)
  expect(isPicture(0.4, 240, true)).toBe(true)
  expect(isPicture(0.4, 190, true)).toBe(false)
  expect(isPicture(0.1, 3, false)).toBe(true)
})

describe('FD4 what is in view', () => {
  const card = (id: string, x: number): [TLShapeId, CardShape] => [
    cardShapeId(id),
    cardRecord(id, { x, y: 0, w: 100, h: 50 }, 'a1' as Parameters<typeof cardRecord>[2]),
  ]
  const cards = new Map([card('a', 0), card('b', 500), card('c', 1_000)])
  const relations = new Map([
    [relationShapeId('ab'), { from: cardShapeId('a'), to: cardShapeId('b') }],
    [relationShapeId('bc'), { from: cardShapeId('b'), to: cardShapeId('c') }],
    [relationShapeId('held'), null],
  ])
  const items: BoardItems = { shapes: new Map(), cards, relations, drawings: new Set() }

  test('is each card that touches it, and each relation that may', () => {
    const seen = itemsIn(items, new Box(90, -10, 100, 100))
    expect(seen.cards).toEqual([cardShapeId('a')])
    expect(seen.relations).toEqual([relationShapeId('ab'), relationShapeId('held')])
  })
})

test('FD3 a line between two cards ends at their edges', () => {
  expect(leaves({ x: 0, y: 0, w: 100, h: 50 }, [500, 25])).toEqual([100, 25])
  expect(leaves({ x: 0, y: 0, w: 100, h: 50 }, [50, 400])).toEqual([50, 50])
})

test('FD1 a title is broken between words, and what does not fit is told by dots', () => {
  const measure = (text: string) => text.length
  expect(wrapped('one two three', 7, 3, measure)).toEqual(['one two', 'three'])
  expect(wrapped('one two three four', 7, 2, measure)).toEqual(['one two', 'three…'])
  expect(wrapped('Verfahrensbeschleunigung', 6, 2, measure)).toEqual(['Verfa…'])
  expect(wrapped('', 6, 2, measure)).toEqual([])
})

describe('a board of 4,100 cards', () => {
  const places = Array.from({ length: 4_100 }, (_, i) => ({
    x: (i % 64) * 300,
    y: Math.floor(i / 64) * 200,
    w: 260,
    h: 168,
  }))
  const open = async () => {
    const board = await openEditor(new Y.Doc())
    sightOf(board.editor)
    const keys = getIndicesAbove('a0V' as IndexKey, places.length)
    const records = places.map((box, i) => cardRecord(sampleId(i), box, keys[i] ?? ('a1' as IndexKey)))
    board.store.mergeRemoteChanges(() => board.store.put(records))
    return board
  }

  test('FD5 takes another shape', async () => {
    const { editor, close } = await open()
    const id = createShapeId()
    editor.createShape({ id, type: 'note', x: 0, y: 0 })
    expect(editor.getShape(id)).toBeDefined()
    close()
  })

  test('FD4 has elements for what is in view and what is selected, and knows how large it is', async () => {
    const { editor, close } = await open()
    expect(editor.getRenderingShapes().length).toBeLessThan(64)
    expect(editor.getCurrentPageBounds()).toMatchObject({ x: 0, y: 0, w: 63 * 300 + 260, h: 64 * 200 + 168 })
    const last = cardShapeId(sampleId(4_099))
    expect(editor.getCulledShapes().has(last)).toBe(true)
    editor.select(last)
    expect(editor.getRenderingShapes().map(({ id }) => id)).toContain(last)
    expect(editor.getCulledShapes().has(last)).toBe(false)
    editor.deleteShapes([cardShapeId(sampleId(0))])
    expect(editor.getCurrentPageShapes().length).toBe(4_099)
    close()
  })
})

test('FD15 what is out of sight is moved into it by as little as can be, and begins in it where it is too long', () => {
  expect(intoSight(10, 20, 0, 100)).toBe(0)
  expect(intoSight(90, 20, 0, 100)).toBe(-10)
  expect(intoSight(-5, 20, 0, 100)).toBe(5)
  expect(intoSight(50, 200, 0, 100)).toBe(-50)
})
