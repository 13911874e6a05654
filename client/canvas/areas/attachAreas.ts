import type { Editor, TLShape } from '@tldraw/tldraw'
import { metaOf } from '../../plan/drawnBy.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { i18n } from '../../i18n/i18n.ts'
import { notice } from '../notices.tsx'
import { areaLock, followAreaLocks } from './areaLocks.ts'
import { carryContents } from './carryContents.ts'
import { isArea } from './isArea.ts'
import { leaveNaming } from './leaveNaming.ts'
import { nameNewAreas } from './nameNewAreas.ts'

/** Frames as areas: things belong to them by their place, and a note says whose it is. */
export const attachAreas = (editor: Editor, binding: BoardBinding): (() => void) => {
  const offs = [
    keepOutOfFrames(editor),
    keepLocked(editor),
    signNotes(editor, binding.lab.session.seat.id),
    carryContents(editor),
    leaveNaming(editor),
    nameNewAreas(editor),
    followAreaLocks(binding),
  ]
  return () => offs.forEach((off) => off())
}

/** What is drawn or laid over a frame stays the board's: it would be drawn under the cards, and go with the frame. */
const keepOutOfFrames = (editor: Editor) => {
  const isFrame = (id: TLShape['parentId']) => editor.getShape(id as TLShape['id'])?.type === 'frame'
  return editor.sideEffects.registerBeforeChangeHandler('shape', (before, after, source) =>
    source === 'user' && before.parentId !== after.parentId && isFrame(after.parentId)
      ? { ...after, parentId: before.parentId, x: before.x, y: before.y, index: before.index }
      : after,
  )
}

/** A lock whose frame is gone would close nothing, and nobody could lift it: first the one, then the other. */
const keepLocked = (editor: Editor) =>
  editor.sideEffects.registerBeforeDeleteHandler('shape', (shape, source) => {
    if (source !== 'user' || !isArea(shape) || !areaLock(editor.store, shape.id)) return undefined
    notice(i18n.t('areas:unlockFirst', { name: shape.props.name.trim() || i18n.t('areas:unnamed') }))
    return false
  })

const signNotes = (editor: Editor, seatId: string) =>
  editor.sideEffects.registerBeforeCreateHandler('shape', (shape, source) =>
    source === 'user' && shape.type === 'note'
      ? { ...shape, meta: { ...shape.meta, ...metaOf(seatId) } }
      : shape,
  )
