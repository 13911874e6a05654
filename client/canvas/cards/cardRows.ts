import type { CardFace } from './cardFace.ts'
import { linesOf } from './linesOf.ts'

/** What there is room for on a card of a size. */
export interface CardRows {
  /** Lines of the words, and of those in the second language (0 where there is none). */
  words: number
  second: number
  /** Lines of its foot that are shown. */
  foot: ReadonlySet<FootLine>
}
export type FootLine = 'owners' | 'facts' | 'sign'

/** Measures of card.css, in canvas units. */
export const ROW = {
  /** Border, padding and head. */
  frame: 39,
  gap: 5,
  foot: 18,
  one: { line: 20, letter: 8 },
  /** Both languages in the same size, smaller than a single one. */
  two: { line: 18, letter: 7.5 },
  sides: 36,
} as const

/** The first to go where a card is too small for all. */
const FIRST_TO_GO: readonly FootLine[] = ['facts', 'owners', 'sign']

/** Shares a card's height among its parts: words are cut at a whole line, and one language does not push out the other. */
export const cardRows = (face: CardFace, wanted: readonly FootLine[], w: number, h: number): CardRows => {
  const { line, letter } = face.second ? ROW.two : ROW.one
  const between = face.second ? ROW.gap : 0
  const least = face.second ? 2 : 1
  const foot = new Set(wanted)
  const rows = () => {
    const footHeight = foot.size > 0 ? foot.size * ROW.foot + ROW.gap : 0
    return Math.floor((h - ROW.frame - ROW.gap - footHeight - between) / line)
  }
  for (const part of FIRST_TO_GO) if (rows() < least) foot.delete(part)
  const all = Math.max(least, rows())
  if (!face.second) return { words: all, second: 0, foot }
  const needed = (words: string) => linesOf(words, w - ROW.sides, all, letter).length
  const first = Math.max(1, Math.min(needed(face.words), Math.ceil(all / 2)))
  const second = Math.max(1, Math.min(needed(face.second.words), all - first))
  return { words: all - second, second, foot }
}
