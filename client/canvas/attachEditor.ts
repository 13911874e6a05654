import { DefaultFontStyle, DefaultSizeStyle, type Editor, type TLShape } from '@tldraw/tldraw'
import { attachAreas } from './areas/attachAreas.ts'
import type { BoardBinding } from './bindBoard.ts'
import { frameIndex } from './cards/cardIndex.ts'
import { isCard } from './cards/cardShape.ts'
import { attachExternalContent } from './externalContent.ts'
import { keepWritingInSight } from './far/keepWritingInSight.ts'
import { measureOnce } from './far/measureOnce.ts'
import { followFocus } from './followFocus.ts'
import { attachCanvasFocus } from './keys/attachCanvasFocus.ts'
import { relationOfShapeId } from './ids.ts'
import { attachImages } from './images/attachImages.ts'
import { isInk } from './ink.ts'
import { attachLocks } from './attachLocks.ts'
import { attachPresence } from './presence.ts'
import { attachSelection } from './attachSelection.ts'
import { openLinks } from './openLinks.ts'
import { attachRelationGesture, isDrawingArrow } from './relationGesture.ts'
import { wheelOnce } from './wheelOnce.ts'

/** Everything an editor needs to be a board. Whoever attaches it detaches it. */
export const attachEditor = (editor: Editor, binding: BoardBinding): (() => void) => {
  editor.setStyleForNextShapes(DefaultFontStyle, 'sans')
  editor.setStyleForNextShapes(DefaultSizeStyle, 's')
  attachExternalContent(editor)
  binding.setDrawing(() => isDrawingArrow(editor))
  const offs = [
    wheelOnce(editor),
    openLinks(editor),
    keepCardsOnThePage(editor),
    attachLocks(editor, binding),
    framesBelow(editor),
    attachAreas(editor, binding),
    onlyInk(editor),
    attachImages(editor, binding),
    attachRelationGesture(editor, binding),
    checkpoints(editor, binding),
    attachPresence(editor, binding),
    attachSelection(editor, binding),
    measureOnce(editor),
    keepWritingInSight(editor, binding),
    followFocus(editor),
    attachCanvasFocus(editor),
    flushOnLeaving(binding),
  ]
  return () => offs.forEach((off) => off())
}

/**
 * A card is never inside a frame or a group: its place is one of the board. And a relation stays under the cards,
 * though the editor would lift its arrow above the two that it binds.
 */
const keepCardsOnThePage = (editor: Editor) =>
  editor.sideEffects.registerBeforeChangeHandler('shape', (before, after) => {
    const relation = relationOfShapeId(after.id) !== null
    if (!relation && !isCard(after)) return after
    if (relation && before.index !== after.index) return before
    return before.parentId === after.parentId
      ? after
      : { ...after, parentId: before.parentId, x: before.x, y: before.y, index: before.index }
  })

/** A frame is an area to lay cards on, so it begins under them. */
const framesBelow = (editor: Editor) =>
  editor.sideEffects.registerBeforeCreateHandler('shape', (shape, source) =>
    shape.type === 'frame' && source === 'user' ? { ...shape, index: frameIndex() } : shape,
  )

/** What a board does not keep (a bookmark, a film pasted with other things) does not stay on it. */
const onlyInk = (editor: Editor) =>
  editor.sideEffects.registerAfterCreateHandler('shape', (shape: TLShape, source) => {
    if (source === 'user' && !staysOnBoard(shape)) editor.deleteShapes([shape.id])
  })

const staysOnBoard = (shape: TLShape): boolean => isCard(shape) || isInk(shape)

/** A new gesture or key is a new step of undo; what the last one did is written first. */
const checkpoints = (editor: Editor, { outward, lab }: BoardBinding) => {
  const begin = (info: { name: string }) => {
    if (info.name !== 'pointer_down' && info.name !== 'key_down') return
    outward.flush()
    lab.checkpoint()
  }
  editor.on('event', begin)
  return () => void editor.off('event', begin)
}

const flushOnLeaving = ({ outward }: BoardBinding) => {
  const flush = () => outward.flush()
  window.addEventListener('pagehide', flush)
  return () => window.removeEventListener('pagehide', flush)
}
