import { fitOf, type ArrangeContext } from './context.ts'
import {
  beside,
  GAP,
  isEmpty,
  joined,
  movedPiece,
  NOTHING,
  PADDING,
  type Caption,
  type Piece,
} from './piece.ts'
import { startsOf } from './stack.ts'

/** A column that is named is as wide as its name, where that is not far wider than a card. */
export const leastWidth = (head: number): number => Math.max(120, Math.min(2 * head, 380))

/** What stands in the columns of one stretch of rows: a tree with its root, a lane, or a band. */
export interface Branch {
  h: number
  parts: readonly { column: number; y: number; piece: Piece }[]
}

/** A branch whose own parts stand in the middle of what follows from them. */
export const branch = (
  own: readonly { column: number; piece: Piece }[],
  children: readonly Branch[] = [],
): Branch => {
  const starts = startsOf(
    children.map((child) => child.h),
    GAP.y,
  )
  const h = Math.max(starts.length, ...own.map(({ piece }) => piece.h))
  const top = (h - starts.length) / 2
  const below = children.flatMap((child, i) =>
    child.parts.map((part) => ({ ...part, y: part.y + top + (starts.at[i] ?? 0) })),
  )
  const middle = own.map((part) => ({ ...part, y: (h - part.piece.h) / 2 }))
  return { h, parts: [...middle, ...below] }
}

/** The same with all parts at the top. */
export const row = (parts: readonly { column: number; piece: Piece }[]): Branch => ({
  h: Math.max(0, ...parts.map(({ piece }) => piece.h)),
  parts: parts.map((part) => ({ ...part, y: 0 })),
})

export interface Columns {
  /** Columns with a name over them, next to each other; others have none. */
  areas: readonly { words: string; columns: readonly number[] }[]
  count: number
  rowGap: number
  /** Room between columns, two areas' padding in it. */
  gap: number
  /** Several stretches beside each other where one would be too high for a screen. */
  wrap: boolean
  /** A named column that is empty is shown so wide; 0 leaves it out. */
  least: number
}

/** Branches under each other, in columns that are as wide as what is in them. */
export const columned = (branches: readonly Branch[], columns: Columns, context: ArrangeContext): Piece => {
  const filled = branches.filter(({ parts }) => parts.some(({ piece }) => !isEmpty(piece)))
  if (filled.length === 0) return NOTHING
  const widths = widthsOf(filled, columns)
  const whole = (some: readonly Branch[]) => stretch(some, widths, columns, context.head)
  if (!columns.wrap) return whole(filled)
  const gap = GAP.column
  let best = whole(filled)
  for (let count = 2; count <= Math.min(MOST_STRETCHES, filled.length); count++) {
    const piece = beside(stretchesOf(filled, columns.rowGap, count).map(whole), gap)
    if (fitOf(piece) > fitOf(best) * MUCH_BETTER) best = piece
  }
  return best
}

const MOST_STRETCHES = 12
/** A heading that comes twice is worth it only for so much more size. */
const MUCH_BETTER = 1.12

const widthsOf = (branches: readonly Branch[], { count, areas, least }: Columns): number[] => {
  const named = new Set(areas.flatMap((area) => area.columns))
  const widths = Array.from({ length: count }, (_, column) => (named.has(column) ? least : 0))
  for (const { parts } of branches)
    for (const { column, piece } of parts) widths[column] = Math.max(widths[column] ?? 0, piece.w)
  return widths
}

const stretchesOf = (branches: readonly Branch[], gap: number, count: number): Branch[][] => {
  const most =
    startsOf(
      branches.map(({ h }) => h),
      gap,
    ).length / count
  const stretches: Branch[][] = [[]]
  let h = 0
  for (const one of branches) {
    if (h > 0 && h + one.h / 2 > most && stretches.length < count) {
      stretches.push([])
      h = 0
    }
    stretches.at(-1)?.push(one)
    h += one.h + gap
  }
  return stretches
}

const stretch = (
  branches: readonly Branch[],
  widths: readonly number[],
  { areas, rowGap, gap }: Columns,
  head: number,
): Piece => {
  const xs = columnStarts(widths, gap)
  const rows = startsOf(
    branches.map(({ h }) => h),
    rowGap,
  )
  const top = head + PADDING
  const parts = branches.flatMap((one, i) =>
    one.parts.map(({ column, y, piece }) =>
      movedPiece(piece, PADDING + (xs[column] ?? 0), Math.round(top + (rows.at[i] ?? 0) + y)),
    ),
  )
  const named = areas.flatMap(({ words, columns }): Caption[] => {
    const shown = columns.filter((column) => (widths[column] ?? 0) > 0)
    const [first, last] = [shown.at(0), shown.at(-1)]
    if (first === undefined || last === undefined) return []
    const x = xs[first] ?? 0
    const w = (xs[last] ?? 0) + (widths[last] ?? 0) - x
    return [{ words, box: { x, y: head, w: w + 2 * PADDING, h: rows.length + 2 * PADDING }, look: 'area' }]
  })
  const extent = Math.max(0, ...widths.map((w, column) => (xs[column] ?? 0) + w))
  const size = { w: extent + 2 * PADDING, h: rows.length + top + PADDING }
  return { ...joined(parts), ...size, captions: [...named, ...joined(parts).captions] }
}

const columnStarts = (widths: readonly number[], gap: number): number[] => {
  let x = 0
  return widths.map((w) => {
    const here = x
    if (w > 0) x += w + gap
    return here
  })
}
