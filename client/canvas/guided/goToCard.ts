import type { Editor } from '@tldraw/tldraw'
import { focusCanvas } from '../focusCanvas.ts'
import { cardShapeId } from '../ids.ts'
import { cameraOf } from './cameraFor.ts'
import { glideTo } from './glideTo.ts'

/** Nearer than this a card is read, and one stays as near as one is; from farther away one comes to it. */
const READ_ZOOM = { least: 0.75, arrive: 1 }

/** Brings a card of this board into the middle and selects it; false where it does not lie on it. */
export const goToCard = (editor: Editor, entityId: string, { glide }: { glide: boolean }): boolean => {
  const id = cardShapeId(entityId)
  const bounds = editor.getShapePageBounds(id)
  if (!bounds) return false
  editor.complete()
  editor.setCurrentTool('select')
  editor.select(id)
  const zoom = editor.getZoomLevel()
  const look = {
    middle: { x: bounds.midX, y: bounds.midY },
    zoom: zoom < READ_ZOOM.least ? READ_ZOOM.arrive : zoom,
  }
  if (glide) glideTo(editor, look)
  else editor.setCamera(cameraOf(editor, look), { immediate: true })
  focusCanvas(editor)
  return true
}
