import { react, type Editor } from '@tldraw/tldraw'
import type { BoardBinding } from '../bindBoard.ts'

/** Browsers tell of a tap as of a click, a moment after the finger has left. */
const AFTER_TAP_MS = 600

/** A double tap begins to write; the click that a browser makes of it afterwards would end it by taking the focus. */
export const keepWritingFocus = (editor: Editor, { faces }: BoardBinding): (() => void) => {
  const container = editor.getContainer()
  let began = -Infinity
  const stop = react('writing began', () => {
    if (faces.editing.get()) began = performance.now()
  })
  const keep = (event: MouseEvent) => {
    const inText = event.target instanceof HTMLTextAreaElement
    if (faces.editing.__unsafe__getWithoutCapture() && !inText && performance.now() - began < AFTER_TAP_MS)
      event.preventDefault()
  }
  container.addEventListener('mousedown', keep, { capture: true })
  return () => {
    stop()
    container.removeEventListener('mousedown', keep, { capture: true })
  }
}
