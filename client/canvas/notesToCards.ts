import type { Editor, TLNoteShape, TLShape } from '@tldraw/tldraw'
import type { CardCollection } from '#shared/plan/plan.ts'
import type { BoardBinding } from './bindBoard.ts'
import { cardShapeId } from './ids.ts'
import { noteCardCommands } from './noteCards.ts'
import { noticeRefused } from './notices.tsx'
import { settlePlaces } from './outwardCommands.ts'

export const isNote = (shape: TLShape): shape is TLNoteShape => shape.type === 'note'

/** The sticky notes among what is selected; null when something else is selected too. */
export const selectedNotes = (editor: Editor): TLNoteShape[] | null => {
  const selected = editor.getSelectedShapes()
  return selected.length > 0 && selected.every(isNote) ? selected : null
}

/** The selected sticky notes become cards, which are then selected; one undo brings all of it back. */
export const notesToCards = (editor: Editor, binding: BoardBinding, collection: CardCollection): void => {
  const notes = selectedNotes(editor)
  if (!notes || !binding.lab.canEdit()) return
  binding.outward.flush()
  binding.lab.checkpoint()
  settlePlaces(binding)
  const { commands, ids } = noteCardCommands(
    binding.lab,
    binding.board,
    notes.map(({ id }) => id),
    collection,
  )
  const decision = binding.lab.dispatchAll(commands)
  if (!decision.ok) return noticeRefused(decision.refusal)
  binding.inward.flush()
  editor.setSelectedShapes(ids.map(cardShapeId))
}
