import { Box, react, type Editor } from '@tldraw/tldraw'
import type { BoardBinding } from '../bindBoard.ts'
import { cardShapeId } from '../ids.ts'
import { FAR } from './levels.ts'

/** Left around a card that is written, in pixels of the screen. */
const AROUND = 24
const GLIDE_MS = 160

/** What of the canvas can be seen, in its own pixels: a keyboard on the screen covers some of it. */
const seenPart = (editor: Editor): Box => {
  const { x, y, w, h } = editor.getViewportScreenBounds()
  const seen = window.visualViewport
  if (!seen) return new Box(0, 0, w, h)
  const [left, top] = [Math.max(0, seen.offsetLeft - x), Math.max(0, seen.offsetTop - y)]
  const right = Math.min(w, seen.offsetLeft + seen.width - x)
  const bottom = Math.min(h, seen.offsetTop + seen.height - y)
  return new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top))
}

/** How far a part of a line has to be moved to be within another; the beginning counts where it is too long. */
export const intoSight = (from: number, size: number, low: number, high: number): number => {
  if (from < low || size > high - low) return low - from
  return from + size > high ? high - from - size : 0
}

/** Whoever writes in a card sees it: from far one is brought near, and a keyboard on the screen does not hide it. */
export const keepWritingInSight = (editor: Editor, { faces }: BoardBinding): (() => void) => {
  const show = () => {
    const editing = faces.editing.__unsafe__getWithoutCapture()
    const bounds = editing && editor.getShapePageBounds(cardShapeId(editing.id))
    if (!bounds) return
    const { x, y, z } = editor.getCamera()
    const zoom = z < FAR ? 1 : z
    const part = seenPart(editor).expandBy(-AROUND)
    // Brought near, a card stays where on the screen it was.
    const at = {
      x: (bounds.midX + x) * z - (bounds.w / 2) * zoom,
      y: (bounds.midY + y) * z - (bounds.h / 2) * zoom,
    }
    const moved = {
      x: at.x + intoSight(at.x, bounds.w * zoom, part.x, part.maxX),
      y: at.y + intoSight(at.y, bounds.h * zoom, part.y, part.maxY),
    }
    if (zoom === z && Math.abs(moved.x - at.x) < 1 && Math.abs(moved.y - at.y) < 1) return
    const camera = { x: moved.x / zoom - bounds.x, y: moved.y / zoom - bounds.y, z: zoom }
    editor.setCamera(camera, { animation: { duration: GLIDE_MS } })
  }
  const stop = react('writing in sight', () => {
    if (faces.editing.get()) queueMicrotask(show)
  })
  const seen = window.visualViewport
  seen?.addEventListener('resize', show)
  return () => {
    stop()
    seen?.removeEventListener('resize', show)
  }
}
