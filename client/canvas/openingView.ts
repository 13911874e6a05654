import { react, type Box, type Editor } from '@tldraw/tldraw'
import { guideOf } from '../guide/guide.ts'
import { look, textScale } from '../look/look.ts'
import type { BoardBinding } from './bindBoard.ts'
import { cameraOf, lookAtAll } from './guided/cameraFor.ts'
import { moveByItself } from './guided/ownMoves.ts'

/** Where a person last looked on each board, while the page is open. */
const lastViews = new Map<string, { x: number; y: number; z: number }>()

/** Nothing is enlarged beyond this when a board with few cards opens. */
const MOST_ZOOM = 1
/** The editor's own bars lie at the bottom. */
const CLEAR = { top: 28, bottom: 84, bottomNarrow: 128, side: 32 }
const NARROW = 840
/** A card's words (15 px) are read from here on: a board too large for it opens at its beginning instead. */
const LEAST_ZOOM = 0.75
/** Who needs large words, or looks from the last row of a hall, sees larger cards. */
const enlarged = textScale

/** Shows the whole board, or as much as can be read, once there is something on it; later where the person left it. */
export const openingView = (editor: Editor, { board, inward, lab }: BoardBinding): (() => void) => {
  inward.flush()
  const wanted = guideOf(lab).takeWanted(board)
  const last = wanted ? cameraOf(editor, lookAtAll(editor, wanted)) : lastViews.get(board)
  if (last) moveByItself(editor, () => editor.setCamera(last, { immediate: true }))
  let shown = last !== undefined
  let large = enlarged()
  const offLook = look.subscribe(() => {
    const by = enlarged() / large
    large = enlarged()
    const { x, y, z } = editor.getCamera()
    if (by !== 1) moveByItself(editor, () => editor.setCamera({ x, y, z: z * by }, { immediate: true }))
  })
  const off = react('opening view', () => {
    const { x, y, z } = editor.getCamera()
    const bounds = shown ? null : editor.getCurrentPageBounds()
    if (bounds) {
      shown = true
      moveByItself(editor, () => showWhole(editor, bounds))
    } else if (shown) lastViews.set(board, { x, y, z })
  })
  return () => {
    off()
    offLook()
  }
}

const showWhole = (editor: Editor, bounds: Box) => {
  const view = editor.getViewportScreenBounds()
  const bottom = view.w < NARROW ? CLEAR.bottomNarrow : CLEAR.bottom
  const free = { w: view.w - 2 * CLEAR.side, h: view.h - CLEAR.top - bottom }
  const fit = Math.min(MOST_ZOOM * enlarged(), free.w / bounds.w, free.h / bounds.h)
  const least = LEAST_ZOOM * enlarged()
  const whole = fit >= least
  const z = whole ? fit : least
  const left = whole ? CLEAR.side + (free.w - bounds.w * z) / 2 : CLEAR.side
  const top = whole ? CLEAR.top + (free.h - bounds.h * z) / 2 : CLEAR.top
  editor.setCamera({ x: left / z - bounds.x, y: top / z - bounds.y, z }, { immediate: true })
}
