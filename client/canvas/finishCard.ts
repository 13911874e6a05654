import type { Editor } from '@tldraw/tldraw'
import type { BoardBinding } from './bindBoard.ts'
import { focusCanvas } from './focusCanvas.ts'
import { makeNextCard } from './makeCard.ts'

/** Ends the writing of a card's words. One that was just made and has none is not kept. */
export const finishCard = (editor: Editor, binding: BoardBinding, how: 'keep' | 'next' | 'cancel'): void => {
  const editing = binding.faces.editing.get()
  if (!editing) return
  binding.faces.editing.set(null)
  binding.inward.flush()
  const face = binding.faces.face(editing.id)
  if (editing.fresh && face && face.words.trim() === '') {
    binding.lab.dispatch({ type: 'remove', collection: face.collection, id: editing.id })
    binding.inward.flush()
  } else if (how === 'next') return makeNextCard(editor, binding)
  else if (editing.fresh) editor.selectNone()
  focusCanvas(editor)
}
