import type { Editor } from '@tldraw/tldraw'
import { followedView, guideOf } from '../../guide/guide.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { between, cameraOf, isThere, lookAtAll, lookNow, viewNow, type Look } from './cameraFor.ts'
import { glideTo } from './glideTo.ts'
import { moveByItself, movesByItself } from './ownMoves.ts'

/** The way to where the followed one looks is mostly gone in this time: a view comes eight times a second. */
const CATCH_UP_MS = 110

/**
 * Lets this board be shown to who is brought to it, and its camera be led by whom one follows, until one moves it
 * oneself.
 */
export const attachGuide = (editor: Editor, binding: BoardBinding): (() => void) => {
  const { lab, board, faces } = binding
  const guide = guideOf(lab)
  const offs = [
    guide.keepLookout({
      board,
      view: () => viewNow(editor),
      show: (view) => glideTo(editor, lookAtAll(editor, view)),
      isBusy: () =>
        editor.inputs.isPointing || editor.getEditingShapeId() !== null || faces.editing.get() !== null,
    }),
    beLed(editor, binding),
    editor.sideEffects.registerAfterChangeHandler('camera', () => {
      if (!movesByItself(editor) && followedView(lab, board) !== null) guide.stopFollowing()
    }),
  ]
  return () => offs.forEach((off) => off())
}

/** A little of the way with each frame. Without motion, at once. */
const beLed = (editor: Editor, { lab, board }: BoardBinding): (() => void) => {
  const step = (elapsed: number) => {
    const view = followedView(lab, board)
    if (view === null) return
    const [from, to] = [lookNow(editor), lookAtAll(editor, view)]
    if (isThere(from, to)) return
    const still = editor.user.getAnimationSpeed() === 0
    lead(editor, still ? to : between(from, to, 1 - Math.exp(-elapsed / CATCH_UP_MS)))
  }
  editor.on('tick', step)
  return () => void editor.off('tick', step)
}

const lead = (editor: Editor, look: Look) =>
  moveByItself(editor, () => editor.setCamera(cameraOf(editor, look), { immediate: true }))
