import {
  renderPlaintextFromRichText,
  type Editor,
  type TLArrowBinding,
  type TLNoteShape,
  type TLShape,
} from '@tldraw/tldraw'
import type { SingleCommand } from '#shared/plan/commands.ts'
import type { CardCollection } from '#shared/plan/plan.ts'
import type { BoardBinding } from './bindBoard.ts'
import { CARD_SIZE } from './cardShape.ts'
import { cardShapeId } from './ids.ts'
import { inkRecordOf } from './ink.ts'
import { newCardCommands, orderKeysFor } from './newCard.ts'
import { noticeRefused } from './notices.tsx'
import { settlePlaces } from './outwardCommands.ts'

export const isNote = (shape: TLShape): shape is TLNoteShape => shape.type === 'note'

/** The sticky notes among what is selected; null when something else is selected too. */
export const selectedNotes = (editor: Editor): TLNoteShape[] | null => {
  const selected = editor.getSelectedShapes()
  return selected.length > 0 && selected.every(isNote) ? selected : null
}

/**
 * Sticky notes become cards: an entity with the note's words lies where the note lay, arrows on the note now
 * end on the card, the note is gone, and one undo brings it all back.
 */
export const notesToCards = (editor: Editor, binding: BoardBinding, collection: CardCollection): void => {
  const notes = selectedNotes(editor)
  if (!notes || !binding.lab.canEdit()) return
  binding.outward.flush()
  binding.lab.checkpoint()
  settlePlaces(binding)
  const keys = orderKeysFor(binding.lab, collection, binding.board, notes.length)
  const made = notes.map((note, i) => ({ note, id: binding.lab.newId(), orderKey: keys[i] ?? '' }))
  const commands = made.flatMap(({ note, id, orderKey }): SingleCommand[] => [
    ...newCardCommands(binding.lab, binding.board, {
      id,
      collection,
      words: renderPlaintextFromRichText(editor, note.props.richText).trim(),
      box: boxOver(editor, note),
      orderKey,
    }),
    ...arrowsOver(editor, binding, note, id),
    { type: 'ink', id: note.id, record: null },
  ])
  const decision = binding.lab.dispatchAll(commands)
  if (!decision.ok) return noticeRefused(decision.refusal)
  binding.inward.flush()
  editor.setSelectedShapes(made.map(({ id }) => cardShapeId(id)))
}

const boxOver = (editor: Editor, note: TLNoteShape) => {
  const bounds = editor.getShapePageBounds(note)
  const center = bounds?.center ?? { x: note.x, y: note.y }
  return { x: center.x - CARD_SIZE.w / 2, y: center.y - CARD_SIZE.h / 2, ...CARD_SIZE }
}

const arrowsOver = (
  editor: Editor,
  binding: BoardBinding,
  note: TLNoteShape,
  cardId: string,
): SingleCommand[] =>
  editor.getBindingsToShape<TLArrowBinding>(note, 'arrow').map((end) => ({
    type: 'ink',
    id: end.id,
    record: inkRecordOf(binding.board, { ...end, toId: cardShapeId(cardId) }),
  }))
