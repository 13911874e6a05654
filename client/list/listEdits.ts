import { overlaps } from '#shared/plan/whereabouts.ts'
import { generateNKeysBetween } from 'fractional-indexing'
import type { SingleCommand } from '#shared/plan/commands.ts'
import { keyBetween } from '#shared/plan/order.ts'
import type { CardCollection, Plan } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import { CARD_SIZE } from '#shared/plan/cardSize.ts'
import type { BoardCard } from '../canvas/cards/cardFace.ts'
import type { Box } from '../canvas/freePlaces.ts'
import { newCardCommands } from '../canvas/newCard.ts'
import { placementOf } from '../canvas/placementOf.ts'
import { projectBoard, type Projection } from '../canvas/projection.ts'
import type { LiveLab } from '../plan/liveLab.ts'

const GAP = 28

export interface CardToMake {
  id: string
  collection: CardCollection
  words: string
  /** The card it is part of, answers, measures or threatens. */
  under: string | null
}

/**
 * Makes a card under the last of its kind. Cards that nobody has placed yet are placed where everyone sees them: the
 * new one must not push them away.
 */
export const makeCardCommands = (lab: LiveLab, board: string, card: CardToMake): SingleCommand[] => {
  const projection = projectBoard(lab.store.get(), board)
  const box = freeBelow(projection, lastOfKind(projection, card.collection))
  return [
    ...settleCommands(projection, board),
    ...newCardCommands(lab, board, { ...card, box }),
    ...(card.under === null
      ? []
      : [{ type: 'relate' as const, id: lab.newId(), fromId: card.id, toId: card.under }]),
  ]
}

/** The written places of cards that nobody has placed, as everyone sees them. */
export const settleCommands = ({ unplaced, places }: Projection, board: string): SingleCommand[] =>
  [...unplaced].flatMap((entityId) => {
    const box = places.get(entityId)
    return box ? [{ type: 'place' as const, entityId, placement: placementOf(board, box) }] : []
  })

const lastOfKind = ({ cards, places }: Projection, collection: CardCollection): Box => {
  const boxes = [...cards.values()].flatMap((card) =>
    card.collection === collection ? (places.get(card.id) ?? []) : [],
  )
  const last = boxes.at(-1)
  if (last) return { ...CARD_SIZE, x: last.x, y: last.y + last.h + GAP }
  const right = Math.max(...[...places.values()].map((box) => box.x + box.w))
  return { ...CARD_SIZE, x: Number.isFinite(right) ? right + CARD_SIZE.w / 2 : 0, y: 0 }
}

const freeBelow = ({ places }: Projection, from: Box): Box => {
  const box = { ...from }
  const taken = [...places.values()].filter((one) => one.x < box.x + box.w && box.x < one.x + one.w)
  for (let hit = taken.find((one) => overlaps(box, one)); hit; hit = taken.find((one) => overlaps(box, one)))
    box.y = hit.y + hit.h + GAP
  return box
}

/** Those a card takes its turn with: of its kind and, for an activity, of its milestone. */
const siblingsOf = (plan: Plan, cards: readonly BoardCard[], card: BoardCard): BoardCard[] => {
  const milestone = (id: string) => liveOf(plan, 'activities', id)?.milestoneId ?? null
  return cards.filter(
    (one) =>
      one.collection === card.collection &&
      (card.collection !== 'activities' || milestone(one.id) === milestone(card.id)),
  )
}

/** Moves a card one place on or back among its siblings; null where it is the last or the first. */
export const reorderCommands = (
  plan: Plan,
  cards: readonly BoardCard[],
  card: BoardCard,
  step: 1 | -1,
): SingleCommand[] | null => {
  const order = siblingsOf(plan, cards, card)
  const at = order.findIndex((one) => one.id === card.id)
  const to = at + step
  if (at < 0 || to < 0 || to >= order.length) return null
  order.splice(to, 0, ...order.splice(at, 1))
  const { collection } = card
  const keyOf = (index: number) => liveOf(plan, collection, order[index]?.id ?? null)?.orderKey ?? null
  const key = keyBetween(keyOf(to - 1), keyOf(to + 1))
  if (isBetween(keyOf(to - 1), key, keyOf(to + 1)))
    return [{ type: 'update', collection, id: card.id, fields: { orderKey: key } }]
  // Two that were made with one key, or none, have no room between them: all are numbered anew.
  const keys = generateNKeysBetween(null, null, order.length)
  return order.map(({ id }, index) => ({
    type: 'update',
    collection,
    id,
    fields: { orderKey: keys[index] },
  }))
}

const isBetween = (before: string | null, key: string, after: string | null): boolean =>
  before !== '' && after !== '' && (before === null || before < key) && (after === null || key < after)
