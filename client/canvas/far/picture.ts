import type { CardCollection } from '#shared/plan/plan.ts'
import type { RelationKind } from '#shared/plan/relations.ts'
import type { Detail } from './levels.ts'
import type { PictureLook } from './looks.ts'

/** A card as it is drawn from far, at its place on the board. */
export interface FarCard {
  x: number
  y: number
  w: number
  h: number
  collection: CardCollection
  words: string
  locked: boolean
  errors: boolean
  selected: boolean
}

/** A relation as a line between two boxes of the board. */
export interface FarLine {
  kind: RelationKind
  from: BoxLike
  to: BoxLike
  selected: boolean
}
export interface BoxLike {
  x: number
  y: number
  w: number
  h: number
}

/** One picture of a part of a board. */
export interface Picture {
  /** The part of the board that is drawn. */
  part: BoxLike
  zoom: number
  detail: Detail
  cards: readonly FarCard[]
  lines: readonly FarLine[]
  look: PictureLook
}
