import type { Editor } from '@tldraw/tldraw'
import type { BoardBinding } from '../bindBoard.ts'
import { cardText } from './cardAria.ts'
import { focusCanvas } from '../focusCanvas.ts'
import { cardShapeId } from '../ids.ts'
import { goOnFrom, makeNextCard } from '../makeCard.ts'
import { relatedTo } from '../making/relatedTo.ts'
import { takeBack } from '../making/untouched.ts'

/** The card a chain of new ones went on from, which is selected again when the chain ends. */
const BEFORE = new WeakMap<BoardBinding, string>()

/** Ends the writing of a card's words. One that was just made and has none is not kept, and ends the chain. */
export const finishCard = (editor: Editor, binding: BoardBinding, how: 'keep' | 'next' | 'cancel'): void => {
  const editing = binding.faces.editing.get()
  if (!editing) return
  binding.faces.editing.set(null)
  binding.inward.flush()
  const { id, fresh } = editing
  const face = binding.faces.face(id)
  if (fresh && face && cardText(face).trim() === '') {
    takeBack(binding, id, () => {
      binding.lab.dispatch({ type: 'remove', collection: face.collection, id })
    })
    selectAgain(editor, [BEFORE.get(binding) ?? null, editing.relateTo])
    BEFORE.delete(binding)
  } else if (how === 'next' && face) {
    BEFORE.set(binding, id)
    const { plan } = binding.lab.store.get()
    const relateTo = fresh ? editing.relateTo : relatedTo(plan, face.collection, id)
    goOnFrom(binding, { id, collection: face.collection, relateTo })
    return makeNextCard(editor, binding)
  } else BEFORE.delete(binding)
  focusCanvas(editor)
}

const selectAgain = (editor: Editor, ids: readonly (string | null)[]) => {
  const shape = ids.map((id) => id !== null && editor.getShape(cardShapeId(id))).find(Boolean)
  if (shape) editor.select(shape.id)
  else editor.selectNone()
}
