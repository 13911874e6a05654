import type { Editor, TLShapeId } from '@tldraw/tldraw'
import { focusCanvas } from '../focusCanvas.ts'

/** Begins to write an area's name, at its head. */
export const nameArea = (editor: Editor, id: TLShapeId): void => {
  const shape = editor.getShape(id)
  if (!shape || !editor.getShapeUtil(shape).canEdit(shape)) return
  focusCanvas(editor)
  editor.setEditingShape(id)
  editor.setCurrentTool('select.editing_shape', { target: 'shape', shape })
}
