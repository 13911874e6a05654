import { react, type Box, type Editor } from '@tldraw/tldraw'
import type { BoardBinding } from './bindBoard.ts'

/** Where a person last looked on each board, while the page is open. */
const lastViews = new Map<string, { x: number; y: number; z: number }>()

/** Nothing is enlarged beyond this when a board with few cards opens. */
const MOST_ZOOM = 1
const MARGIN = 64
/** On a phone a whole board is too small to read: it opens at its beginning instead. */
const NARROW = 600
const NARROW_ZOOM = 0.5

/** Shows the whole board once there is something on it, and later where the person left it. */
export const openingView = (editor: Editor, { board, inward }: BoardBinding): (() => void) => {
  inward.flush()
  const last = lastViews.get(board)
  if (last) editor.setCamera(last, { immediate: true })
  let shown = last !== undefined
  return react('opening view', () => {
    const { x, y, z } = editor.getCamera()
    const bounds = shown ? null : editor.getCurrentPageBounds()
    if (bounds) {
      shown = true
      showWhole(editor, bounds)
    } else if (shown) lastViews.set(board, { x, y, z })
  })
}

const showWhole = (editor: Editor, bounds: Box) => {
  const view = editor.getViewportScreenBounds()
  const fit = Math.min((view.w - MARGIN) / bounds.w, (view.h - MARGIN) / bounds.h)
  if (view.w >= NARROW || fit >= NARROW_ZOOM)
    editor.zoomToBounds(bounds, { targetZoom: MOST_ZOOM, inset: MARGIN, immediate: true })
  else
    editor.setCamera(
      { x: -bounds.x + MARGIN / 2, y: -bounds.y + MARGIN, z: NARROW_ZOOM },
      { immediate: true },
    )
}
