import { Box, type Editor, type VecLike } from '@tldraw/tldraw'
import type { CardCollection } from '#shared/plan/plan.ts'
import type { BoardBinding } from './bindBoard.ts'
import { CARD_SIZE } from './cardShape.ts'
import { cardShapeId } from './ids.ts'
import { stoppedBy } from '../plan/lockOf.ts'
import { kindOf } from './kinds.ts'
import { newCardCommands } from './newCard.ts'
import { noticeRefused } from './notices.tsx'
import { settlePlaces } from './outwardCommands.ts'

const GAP = 28
const LATEST = new WeakMap<BoardBinding, { id: string; collection: CardCollection }>()

/** Begins to write a card's words, unless a lock closes them. */
export const editWords = (binding: BoardBinding, id: string, fresh = false): void => {
  if (!binding.lab.canEdit()) return
  const face = binding.faces.face(id)
  const refusal = face && stoppedBy(binding.lab, id, kindOf(face.collection).words)
  if (refusal) return noticeRefused(refusal)
  binding.faces.editing.set({ id, fresh })
}

/** Makes an entity with its card there, and begins its words. */
export const makeCard = (
  editor: Editor,
  binding: BoardBinding,
  collection: CardCollection,
  at: VecLike,
): void => {
  binding.outward.flush()
  binding.lab.checkpoint()
  settlePlaces(binding)
  const id = binding.lab.newId()
  const box = { x: at.x, y: at.y, ...CARD_SIZE }
  const decision = binding.lab.dispatch({
    type: 'batch',
    commands: newCardCommands(binding.lab, binding.board, { id, collection, words: '', box }),
  })
  if (!decision.ok) return noticeRefused(decision.refusal)
  binding.inward.flush()
  LATEST.set(binding, { id, collection })
  editor.setCurrentTool('select')
  editor.select(cardShapeId(id))
  showCard(editor, id)
  editWords(binding, id, true)
}

/** One more of the kind that was made last, under it; an initiative where none was made yet. */
export const makeNextCard = (editor: Editor, binding: BoardBinding): void => {
  const last = LATEST.get(binding)
  const above = last && editor.getShapePageBounds(cardShapeId(last.id))
  const at = above ? { x: above.x, y: above.maxY + GAP } : centred(editor)
  makeCard(editor, binding, last?.collection ?? 'initiatives', freeBelow(editor, at))
}

export const makeCardInView = (editor: Editor, binding: BoardBinding, collection: CardCollection): void =>
  makeCard(editor, binding, collection, freeBelow(editor, centred(editor)))

const centred = (editor: Editor): VecLike => {
  const { center } = editor.getViewportPageBounds()
  return { x: center.x - CARD_SIZE.w / 2, y: center.y - CARD_SIZE.h / 2 }
}

/** The first place from there downwards where no card lies. */
const freeBelow = (editor: Editor, from: VecLike): VecLike => {
  const cards = editor
    .getCurrentPageShapes()
    .filter((shape) => shape.type === 'card')
    .map((shape) => editor.getShapePageBounds(shape))
    .filter((bounds) => bounds !== undefined)
  const at = new Box(from.x, from.y, CARD_SIZE.w, CARD_SIZE.h)
  for (let hit = under(at, cards); hit; hit = under(at, cards)) at.y = hit.maxY + GAP
  return at.point
}

const under = (at: Box, cards: readonly Box[]) => cards.find((card) => card.collides(at))

const showCard = (editor: Editor, id: string) => {
  const bounds = editor.getShapePageBounds(cardShapeId(id))
  if (!bounds || editor.getViewportPageBounds().contains(bounds)) return
  editor.centerOnPoint(bounds.center, { animation: { duration: 200 } })
}
