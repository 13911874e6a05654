import type { Box } from '../freePlaces.ts'

/** Words that say what a part of an arrangement is: over an area that is drawn around it, or alone. */
export interface Caption {
  words: string
  box: Box
  look: 'area' | 'label'
  /** How high the letters of words alone are, in units of the board; an area's name is as high as the screen has it. */
  letters?: number
}

/** Cards laid out from (0, 0) on, all within `w` and `h`. Pieces put together without overlapping stay without overlap. */
export interface Piece {
  w: number
  h: number
  places: readonly (readonly [id: string, box: Box])[]
  captions: readonly Caption[]
}

export const NOTHING: Piece = { w: 0, h: 0, places: [], captions: [] }

/** Room between cards, and between the columns of a tree, where relations run. */
export const GAP = { x: 28, y: 28, column: 130 } as const
/** Room between an area's edge and what lies in it. */
export const PADDING = 22

export const isEmpty = (piece: Piece): boolean => piece.places.length === 0 && piece.captions.length === 0

const movedBox = (box: Box, x: number, y: number): Box => ({ ...box, x: box.x + x, y: box.y + y })

/** A piece of the same places elsewhere; `w` and `h` count from (0, 0). */
export const movedPiece = (piece: Piece, x: number, y: number): Piece => ({
  w: piece.w + x,
  h: piece.h + y,
  places: piece.places.map(([id, box]) => [id, movedBox(box, x, y)] as const),
  captions: piece.captions.map((caption) => ({ ...caption, box: movedBox(caption.box, x, y) })),
})

export const joined = (pieces: readonly Piece[]): Piece => ({
  w: Math.max(0, ...pieces.map((piece) => piece.w)),
  h: Math.max(0, ...pieces.map((piece) => piece.h)),
  places: pieces.flatMap((piece) => piece.places),
  captions: pieces.flatMap((piece) => piece.captions),
})

/** Left to right; what is empty takes no room. */
export const beside = (pieces: readonly Piece[], gap: number): Piece => {
  let x = 0
  const moved: Piece[] = []
  for (const piece of pieces) {
    if (isEmpty(piece)) continue
    moved.push(movedPiece(piece, x, 0))
    x += piece.w + gap
  }
  return joined(moved)
}

/** Top to bottom; what is empty takes no room. */
export const below = (pieces: readonly Piece[], gap: number): Piece => {
  let y = 0
  const moved: Piece[] = []
  for (const piece of pieces) {
    if (isEmpty(piece)) continue
    moved.push(movedPiece(piece, 0, y))
    y += piece.h + gap
  }
  return joined(moved)
}

/** A named area around a piece, `head` units high above it for its name. */
export const framed = (piece: Piece, words: string, head: number): Piece => {
  if (isEmpty(piece)) return NOTHING
  const inner = movedPiece(piece, PADDING, head + PADDING)
  const box = { x: 0, y: head, w: piece.w + 2 * PADDING, h: piece.h + 2 * PADDING }
  return {
    w: box.w,
    h: box.y + box.h,
    places: inner.places,
    captions: [{ words, box, look: 'area' }, ...inner.captions],
  }
}
