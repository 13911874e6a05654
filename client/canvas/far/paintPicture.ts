import { Box, unsafe__withoutCapture, type Editor } from '@tldraw/tldraw'
import type { BoardBinding } from '../bindBoard.ts'
import { openCardDrawing } from './drawCards.ts'
import { drawLines } from './drawLines.ts'
import { pictureOf } from './pictureOf.ts'
import { pictureIndex } from './rendering.ts'
import { sightOf } from './sight.ts'

/** So much more than the view is drawn on each side, in parts of it: moving the view then draws nothing anew. */
const AROUND = 0.25
/** More pixels than these to a unit of the screen are not seen in boxes and lines. */
const MOST_RATIO = 2

/** What a canvas shows: the part of the board, and the zoom it was drawn for. */
export interface Painted {
  part: Box
  zoom: number
}

/** Paints a board on a canvas as it is at this moment, and lays the canvas where it belongs. */
export const openPainter = (editor: Editor, binding: BoardBinding, canvas: HTMLCanvasElement) => {
  const context = canvas.getContext('2d')
  const drawCards = openCardDrawing()
  const lay = (part: Box, zoom: number, ratio: number) => {
    const size = { w: Math.ceil(part.w * zoom), h: Math.ceil(part.h * zoom) }
    canvas.width = size.w * ratio
    canvas.height = size.h * ratio
    Object.assign(canvas.style, {
      display: 'block',
      width: `${size.w}px`,
      height: `${size.h}px`,
      transform: `translate(${part.x}px, ${part.y}px) scale(${1 / zoom})`,
      zIndex: String(pictureIndex(editor)),
    })
  }
  const paint = (): Painted | null => {
    if (!context) return null
    const zoom = editor.getZoomLevel()
    const { x, y, w, h } = editor.getViewportPageBounds()
    const part = new Box(x - w * AROUND, y - h * AROUND, w * (1 + 2 * AROUND), h * (1 + 2 * AROUND))
    const ratio = Math.min(MOST_RATIO, editor.getInstanceState().devicePixelRatio)
    lay(part, zoom, ratio)
    context.scale(ratio, ratio)
    const picture = pictureOf(editor, binding, sightOf(editor), part)
    drawLines(context, picture)
    drawCards(context, picture, ratio)
    return { part, zoom }
  }
  return (): Painted | null => unsafe__withoutCapture(paint)
}
