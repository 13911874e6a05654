import type { Editor } from '@tldraw/tldraw'
import type { Box } from '../freePlaces.ts'

/** More cards than these would stutter on their way. */
const MOST_GLIDING = 400
const GLIDE_MS = 420

const timers = new WeakMap<Editor, ReturnType<typeof setTimeout>>()

/** Lets cards that are put elsewhere in the next moment glide there; a person who wants little motion sees them there. */
export const glide = (editor: Editor, cards: number): void => {
  if (cards > MOST_GLIDING) return
  const container = editor.getContainer()
  container.toggleAttribute('data-gliding', true)
  clearTimeout(timers.get(editor))
  timers.set(
    editor,
    setTimeout(() => container.toggleAttribute('data-gliding', false), GLIDE_MS),
  )
}

/** The bar is above, the editor's own tools and the watermark are below. */
const CLEAR = { top: 84, bottom: 96, side: 36 }
/** Where there is less room the bar takes more of it. */
const NARROW = { below: 840, top: 140 }

/** Shows a whole arrangement, never larger than it is. */
export const showBox = (editor: Editor, box: Box | null): void => {
  if (!box) return
  const view = editor.getViewportScreenBounds()
  const above = view.w < NARROW.below ? NARROW.top : CLEAR.top
  const free = {
    w: Math.max(80, view.w - 2 * CLEAR.side),
    h: Math.max(80, view.h - above - CLEAR.bottom),
  }
  const least = editor.getCameraOptions().zoomSteps[0] ?? 0.1
  const z = Math.max(least, Math.min(1, free.w / box.w, free.h / box.h))
  const left = CLEAR.side + Math.max(0, free.w - box.w * z) / 2
  const top = above + Math.max(0, free.h - box.h * z) / 2
  editor.setCamera({ x: left / z - box.x, y: top / z - box.y, z }, { animation: { duration: GLIDE_MS } })
}
