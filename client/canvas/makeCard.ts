import type { Editor, VecLike } from '@tldraw/tldraw'
import type { SingleCommand } from '#shared/plan/commands.ts'
import type { CardCollection } from '#shared/plan/plan.ts'
import type { BoardBinding } from './bindBoard.ts'
import { CARD_SIZE } from './cards/cardShape.ts'
import { cardShapeId } from './ids.ts'
import { stoppedBy } from '../plan/lockOf.ts'
import { freeBelow, freeBeside, freeInView, GAP, seenBounds } from './making/freePlace.ts'
import { watchUntouched } from './making/untouched.ts'
import { newCardCommands } from './newCard.ts'
import { noticeRefused } from './notices.tsx'
import { settlePlaces } from './outwardCommands.ts'
import { wordsField } from './cards/wordsField.ts'

/** Below this zoom nobody can read what they write. */
const LEGIBLE = 0.55

interface Made {
  id: string
  collection: CardCollection
  relateTo: string | null
}
const LATEST = new WeakMap<BoardBinding, Made>()

/** Begins to write a card's words, or those in the second language, unless a lock closes them. */
export const editWords = (binding: BoardBinding, id: string, part: 'words' | 'second' = 'words'): void => {
  if (!binding.lab.canEdit()) return
  const face = binding.faces.face(id)
  const refusal = face && stoppedBy(binding.lab, id, wordsField(face, part === 'second').field)
  if (refusal) return noticeRefused(refusal)
  binding.faces.editingSecond.set(part === 'second' && face?.second != null)
  binding.faces.editing.set({ id, fresh: false, relateTo: null })
}

/** Makes an entity with its card there, related to another where one is given, and begins its words. */
export const makeCard = (
  editor: Editor,
  binding: BoardBinding,
  collection: CardCollection,
  at: VecLike,
  relateTo: string | null = null,
): void => {
  const { lab } = binding
  binding.outward.flush()
  lab.checkpoint()
  settlePlaces(binding)
  const id = lab.newId()
  const box = { x: at.x, y: at.y, ...CARD_SIZE }
  const commands: SingleCommand[] = newCardCommands(lab, binding.board, { id, collection, words: '', box })
  if (relateTo !== null) commands.push({ type: 'relate', id: lab.newId(), fromId: id, toId: relateTo })
  const decision = lab.dispatch({ type: 'batch', commands })
  if (!decision.ok) return noticeRefused(decision.refusal)
  watchUntouched(binding, id)
  binding.inward.flush()
  LATEST.set(binding, { id, collection, relateTo })
  editor.setCurrentTool('select')
  editor.select(cardShapeId(id))
  showCard(editor, id)
  binding.faces.editing.set({ id, fresh: true, relateTo })
}

/** One more of the kind that was made last, under it and related as it is; an initiative where none was made yet. */
export const makeNextCard = (editor: Editor, binding: BoardBinding): void => {
  const last = LATEST.get(binding)
  const above = last && editor.getShapePageBounds(cardShapeId(last.id))
  const at = above ? freeBelow(editor, { x: above.x, y: above.maxY + GAP }) : freeInView(editor)
  const relateTo = last?.relateTo ?? null
  const alive = relateTo !== null && binding.faces.face(relateTo) !== null
  makeCard(editor, binding, last?.collection ?? 'initiatives', at, alive ? relateTo : null)
}

/** A card of a kind beside what it is related to, or in a free place of what is seen. */
export const makeCardInView = (
  editor: Editor,
  binding: BoardBinding,
  collection: CardCollection,
  relateTo: string | null = null,
): void => {
  const target = relateTo === null ? undefined : editor.getShapePageBounds(cardShapeId(relateTo))
  const at = target ? freeBeside(editor, target, collection) : freeInView(editor)
  makeCard(editor, binding, collection, at, relateTo)
}

/** The next card is made after this one, as if it had just been made. */
export const goOnFrom = (binding: BoardBinding, made: Made): void => void LATEST.set(binding, made)

/** Brings a card into what is seen, near enough to be written in; at once, as keys and the head would stop a slide. */
export const showCard = (editor: Editor, id: string): void => {
  const bounds = editor.getShapePageBounds(cardShapeId(id))
  if (!bounds) return
  if (editor.getZoomLevel() < LEGIBLE) {
    const { w, h } = editor.getViewportScreenBounds()
    editor.setCamera({ x: w / 2 - bounds.midX, y: h / 2 - bounds.midY, z: 1 })
  } else if (!seenBounds(editor).contains(bounds)) editor.centerOnPoint(bounds.center)
}
