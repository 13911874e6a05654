import { fitOf, type ArrangeContext } from './context.ts'
import { below, beside, framed, GAP, isEmpty, NOTHING, type Piece } from './piece.ts'
import { stack } from './stack.ts'

/** Cards that an arrangement does not order, with the name of the place they have of their own. */
export interface Rest {
  words: string
  ids: readonly string[]
}

/** An arrangement with places of their own for what it leaves out: under it or beside it, as fits a screen. */
export const withRest = (main: Piece, rests: readonly Rest[], context: ArrangeContext): Piece => {
  const left = rests.filter(({ ids }) => ids.length > 0)
  if (left.length === 0) return main
  const count = left.reduce((sum, { ids }) => sum + ids.length, 0)
  let best = NOTHING
  for (let columns = 1; columns <= count; columns = Math.ceil(columns * 1.3)) {
    const places = left.map(({ words, ids }) =>
      framed(stack(ids, context.sizeOf, Math.min(columns, ids.length)), words, context.head),
    )
    for (const together of [
      below([main, ...places], GAP.y),
      beside([main, below(places, GAP.y)], GAP.column),
    ])
      if (isEmpty(best) || isBetter(together, best)) best = together
  }
  return best
}

/** Shown larger, or as large and lower. */
const isBetter = (a: Piece, b: Piece): boolean => fitOf(a) > fitOf(b) || (fitOf(a) === fitOf(b) && a.h < b.h)
