import type { Sheet } from './cells.ts'
import type { FileProblem } from './fileKind.ts'

/** Bounds of a file that is brought, checked before anything of it is unpacked. Sizes in bytes. */
export const FILE_LIMITS = {
  bytes: 16 * 1024 * 1024,
  entries: 1_000,
  ratio: 100,
  unpacked: 64 * 1024 * 1024,
  rows: 20_000,
  columns: 500,
  /** More than this is not a table that somebody made. */
  cells: 2_000_000,
} as const

/** Why sheets are no tables that somebody made, by how far each reaches; null where they may be. */
export const reachProblemOf = (
  sheets: readonly { rows: number; columns: number }[],
): Extract<FileProblem, 'tooManyRows' | 'tooManyColumns' | 'tooManyCells'> | null => {
  if (sheets.some(({ rows }) => rows > FILE_LIMITS.rows)) return 'tooManyRows'
  if (sheets.some(({ columns }) => columns > FILE_LIMITS.columns)) return 'tooManyColumns'
  const cells = sheets.reduce((sum, { rows, columns }) => sum + rows * columns, 0)
  return cells > FILE_LIMITS.cells ? 'tooManyCells' : null
}

export const sizeProblemOf = ({ rows }: Pick<Sheet, 'rows'>) =>
  reachProblemOf([{ rows: rows.length, columns: rows.reduce((most, row) => Math.max(most, row.length), 0) }])
