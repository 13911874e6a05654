import type { Editor } from '@tldraw/tldraw'

/** Gives the keys back to the canvas; the editor alone does not, when it thinks that it has them. */
export const focusCanvas = (editor: Editor): void => {
  editor.focus({ focusContainer: false })
  editor.getContainer().focus({ preventScroll: true })
}
