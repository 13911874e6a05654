import { GAP, NOTHING, type Piece } from './piece.ts'

export interface Size {
  w: number
  h: number
}
export type SizeOf = (id: string) => Size

/** Cards in rows of so many, column under column. */
export const stack = (ids: readonly string[], sizeOf: SizeOf, columns = 1): Piece => {
  if (ids.length === 0) return NOTHING
  const widths: number[] = []
  const heights: number[] = []
  ids.forEach((id, i) => {
    const { w, h } = sizeOf(id)
    const [column, row] = [i % columns, Math.floor(i / columns)]
    widths[column] = Math.max(widths[column] ?? 0, w)
    heights[row] = Math.max(heights[row] ?? 0, h)
  })
  const [xs, ys] = [startsOf(widths, GAP.x), startsOf(heights, GAP.y)]
  const places = ids.map((id, i) => {
    const at = { x: xs.at[i % columns] ?? 0, y: ys.at[Math.floor(i / columns)] ?? 0 }
    return [id, { ...at, ...sizeOf(id) }] as const
  })
  return { w: xs.length, h: ys.length, places, captions: [] }
}

/** Where stretches of these lengths begin when they follow each other, and how long that is. */
export const startsOf = (
  lengths: readonly number[],
  gap: number | ((after: number) => number),
): { at: number[]; length: number } => {
  const at: number[] = []
  let end = 0
  lengths.forEach((length, i) => {
    const start = i === 0 ? 0 : end + (typeof gap === 'number' ? gap : gap(i - 1))
    at.push(start)
    end = start + length
  })
  return { at, length: end }
}

/** As wide as it is high, about: for what has no order of its own. */
export const heap = (ids: readonly string[], sizeOf: SizeOf, wider = 1): Piece =>
  stack(ids, sizeOf, Math.max(1, Math.round(Math.sqrt(ids.length * wider))))
