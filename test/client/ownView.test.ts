import type { Editor } from '@tldraw/tldraw'
import { expect, test } from 'vitest'
import { openOwnView } from '#client/canvas/ownView.ts'

/** An editor of which only the view is looked at. */
const editorAt = () => {
  const view = { x: 0, y: 0, w: 1_000, h: 400 }
  const editor = { getViewportPageBounds: () => ({ ...view }) }
  return { view, own: openOwnView(editor as unknown as Editor) }
}

test('PR13 a view that moved or grew by a quarter is told at once, and less after a second', () => {
  const { view, own } = editorAt()
  expect(own.look(0)).toEqual({ view: { x: 0, y: 0, w: 1_000, h: 400 }, again: null })
  view.x = 100.4
  expect(own.look(100)).toEqual({ view: { x: 0, y: 0, w: 1_000, h: 400 }, again: 900 })
  expect(own.look(1_000)).toEqual({ view: { x: 100, y: 0, w: 1_000, h: 400 }, again: null })
  view.y = 100
  expect(own.look(1_001).view.y).toBe(100)
  view.h = 500
  expect(own.look(1_002).view.h).toBe(500)
  expect(own.look(9_000)).toEqual({ view: { x: 100, y: 100, w: 1_000, h: 500 }, again: null })
  view.x = 110
  expect(own.look(9_001).view.x).toBe(110)
})
