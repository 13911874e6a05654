import { alongLines } from '#client/ui/pressedKey.ts'

export interface Cell {
  row: number
  column: number
}

/** Where a key leads from one filled cell of a sparse matrix: the next one that way; null where the key or way leads nowhere. */
export const nextCell = (cells: readonly Cell[], at: Cell, key: string, whole: boolean): Cell | null => {
  const beside = cells.filter(({ row }) => row === at.row)
  switch (alongLines(key)) {
    case 'ArrowRight':
      return nearest(beside, ({ column }) => column - at.column)
    case 'ArrowLeft':
      return nearest(beside, ({ column }) => at.column - column)
    case 'ArrowDown':
      return nearest(cells, ({ row }) => row - at.row, at.column)
    case 'ArrowUp':
      return nearest(cells, ({ row }) => at.row - row, at.column)
    case 'Home':
      return nearest(whole ? cells : beside, byPlace(1))
    case 'End':
      return nearest(whole ? cells : beside, byPlace(-1))
    default:
      return null
  }
}

/** Reading order, or against it; never 0. */
const MANY = 100_000
const byPlace =
  (way: 1 | -1) =>
  ({ row, column }: Cell): number =>
    MANY * MANY + way * (row * MANY + column)

/** The one with the smallest distance above 0; of several, that in the column nearest by. */
const nearest = (cells: readonly Cell[], distance: (cell: Cell) => number, column = 0): Cell | null => {
  const ahead = cells.filter((cell) => distance(cell) > 0)
  return (
    ahead.toSorted(
      (a, b) => distance(a) - distance(b) || Math.abs(a.column - column) - Math.abs(b.column - column),
    )[0] ?? null
  )
}
