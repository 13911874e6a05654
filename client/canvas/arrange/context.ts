import type { Plan } from '#shared/plan/plan.ts'
import type { BoardCard } from '../cards/cardFace.ts'
import type { Caption, Piece } from './piece.ts'
import type { Size, SizeOf } from './stack.ts'

/** What an arrangement is made from; the same gives the same. */
export interface ArrangeContext {
  plan: Plan
  /** The cards to be laid out, in the order of the plan. */
  cards: readonly BoardCard[]
  sizeOf: SizeOf
  /** A text of the namespace `arrange`. */
  say: (key: string, params?: Record<string, string | number>) => string
  /** Height kept free for the name of an area, which stays the same on the screen however far one is away. */
  head: number
}

/** A screen that shows a board, in pixels, about. */
const SCREEN = { w: 1240, h: 640 } as const
/** An area's name with its room, in pixels. */
const HEAD = 38

/** How large a screen shows this: 1 is as it is. */
export const fitOf = ({ w, h }: Size): number =>
  Math.min(SCREEN.w / Math.max(1, w), SCREEN.h / Math.max(1, h))

/** How high an area's name is in units of the board when all of this is in view. */
export const headFor = (size: Size): number => Math.round(HEAD / Math.min(1, fitOf(size)))

/** Words that stand alone, as high as an area's name. */
export const labelled = (words: string, w: number, head: number): Piece => {
  const size = textSize(head)
  const lines = Math.max(1, Math.ceil((words.length * size * 0.58) / w))
  const h = Math.round(lines * size * 1.4)
  const caption: Caption = { words, box: { x: 0, y: 0, w, h }, look: 'label', letters: size }
  return { w, h, places: [], captions: [caption] }
}

/** The height of a label's letters where areas' names take so much. */
const textSize = (head: number): number => Math.round(head * 0.42)
