import type { Plan } from '#shared/plan/plan.ts'
import type { BoardCard } from '../cards/cardFace.ts'
import type { Box } from '../freePlaces.ts'
import { headFor, type ArrangeContext } from './context.ts'
import { deliveryChain } from './deliveryChain.ts'
import { freeSpot } from './freeSpot.ts'
import { impactEaseGrid } from './grid.ts'
import { issueTree } from './issueTree.ts'
import { lanes } from './lanes.ts'
import type { LaneBy } from './lanesOf.ts'
import { movedPiece, type Caption, type Piece } from './piece.ts'

export const ARRANGEMENTS = ['issueTree', 'grid', 'lanes', 'chain'] as const
export type ArrangementKind = (typeof ARRANGEMENTS)[number]

export interface Wanted {
  kind: ArrangementKind
  laneBy: LaneBy
}

export interface ArrangeInput {
  plan: Plan
  /** The cards to be laid out, in the order of the plan, with where they lie now. */
  cards: readonly BoardCard[]
  places: ReadonlyMap<string, Box>
  /** What must not be covered: cards that stay, drawings, locked areas. */
  taken: readonly Box[]
  say: ArrangeContext['say']
}

/** Where each of the cards would lie, and the names of the parts. */
export interface Arrangement {
  places: ReadonlyMap<string, Box>
  captions: readonly Caption[]
  /** Everything of it. */
  box: Box
}

/**
 * Lays cards out anew, each at its size. No two overlap, none lies on what is taken, and the same cards, places and
 * plan give the same in every browser. It begins where the cards began, or beside what is in its way there.
 */
export const arrange = ({ kind, laneBy }: Wanted, input: ArrangeInput): Arrangement | null => {
  const { plan, cards, say } = input
  const boxes = cards.map(({ id }) => input.places.get(id)).filter((box) => box !== undefined)
  if (boxes.length === 0) return null
  const sizeOf = (id: string) => {
    const { w, h } = input.places.get(id) ?? { w: 0, h: 0 }
    return { w, h }
  }
  const piece = fitted((h) => pieceOf(kind, laneBy, { plan, cards, sizeOf, say, head: h }))
  const begin = cornerOf(boxes)
  const first = cornerOf(piece.places.map(([, box]) => box))
  const wish = { x: Math.round(begin.x - first.x), y: Math.round(begin.y - first.y) }
  const { x, y } = freeSpot(piece, wish, input.taken)
  const { places, captions } = movedPiece(piece, x, y)
  return { places: new Map(places), captions, box: { x, y, w: piece.w, h: piece.h } }
}

/** Names take the more room the further away one has to be to see all, and that is the further the more they take. */
const fitted = (make: (head: number) => Piece): Piece => {
  let piece = make(headFor({ w: 0, h: 0 }))
  for (let round = 0; round < FITTING_ROUNDS; round++) piece = make(headFor(piece))
  return piece
}

const FITTING_ROUNDS = 2

const pieceOf = (kind: ArrangementKind, laneBy: LaneBy, context: ArrangeContext): Piece => {
  switch (kind) {
    case 'issueTree':
      return issueTree(context)
    case 'grid':
      return impactEaseGrid(context)
    case 'lanes':
      return lanes(context, laneBy)
    case 'chain':
      return deliveryChain(context)
  }
}

const cornerOf = (boxes: readonly Box[]) => ({
  x: Math.min(...boxes.map((box) => box.x)),
  y: Math.min(...boxes.map((box) => box.y)),
})
