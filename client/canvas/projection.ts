import { relationsOf, type Relation } from '#shared/plan/relations.ts'
import type { PlanSnapshot } from '../plan/liveLab.ts'
import { cardsOf, type BoardCard } from './cards/cardFace.ts'
import { freePlaces, type Box } from './freePlaces.ts'

/** What a board shows of the plan. */
export interface Projection {
  cards: ReadonlyMap<string, BoardCard>
  places: ReadonlyMap<string, Box>
  /** Cards whose place nobody has written yet; they lie where `freePlaces` puts them. */
  unplaced: ReadonlySet<string>
  /** Relations whose two ends are on the board. */
  relations: readonly Relation[]
  /** How many relations each card has, also those that lead to other boards. */
  related: ReadonlyMap<string, number>
}

/** A board as a function of the plan and the written places. */
export const projectBoard = ({ plan, layout }: PlanSnapshot, board: string): Projection => {
  const cards = cardsOf(plan, board)
  const places = new Map<string, Box>()
  const unplaced: BoardCard[] = []
  for (const card of cards) {
    const placement = layout.get(card.id)
    if (placement?.board !== board) unplaced.push(card)
    else places.set(card.id, { x: placement.x, y: placement.y, w: placement.w, h: placement.h })
  }
  for (const [id, box] of freePlaces(unplaced, [...places.values()])) places.set(id, box)
  const relations = relationsOf(plan)
  return {
    cards: new Map(cards.map((card) => [card.id, card])),
    places,
    unplaced: new Set(unplaced.map((card) => card.id)),
    relations: relations.filter((r) => places.has(r.fromId) && places.has(r.toId)),
    related: countEnds(relations),
  }
}

const countEnds = (relations: readonly Relation[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { fromId, toId } of relations)
    for (const id of [fromId, toId]) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
