import { react, type Editor } from '@tldraw/tldraw'
import { focusCanvas } from '../focusCanvas.ts'
import { isArea } from './isArea.ts'

/** Once an area's name is written the keys are the canvas's again: the editor would leave them to nobody. */
export const leaveNaming = (editor: Editor): (() => void) => {
  let naming = false
  const leave = () => {
    if (editor.getEditingShapeId() !== null) return
    if (editor.isIn('select.editing_shape')) editor.setCurrentTool('select.idle')
    const { activeElement, body } = editor.getContainer().ownerDocument
    if (activeElement === null || activeElement === body) focusCanvas(editor)
  }
  return react('naming of areas', () => {
    const shape = editor.getEditingShape()
    const names = shape !== undefined && isArea(shape)
    if (naming && !names) queueMicrotask(leave)
    naming = names
  })
}
