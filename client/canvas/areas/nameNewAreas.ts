import { react, type Editor, type TLShapeId } from '@tldraw/tldraw'
import { isArea } from './isArea.ts'
import { nameArea } from './nameArea.ts'

/** Whoever has drawn an area is asked for its name: what they type next would else choose tools. */
export const nameNewAreas = (editor: Editor): (() => void) => {
  let drawn: TLShapeId | null = null
  const unhook = editor.sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
    if (source === 'user' && isArea(shape) && editor.isIn('frame')) drawn = shape.id
  })
  const stop = react('naming of new areas', () => {
    if (!editor.isIn('select.idle') || drawn === null) return
    const id = drawn
    drawn = null
    queueMicrotask(() => nameArea(editor, id))
  })
  return () => {
    unhook()
    stop()
  }
}
