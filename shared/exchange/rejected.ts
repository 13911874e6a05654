import { toCsv } from './csv.ts'
import type { Item } from './reading.ts'

/** Rows that were left out, as they were, with their number in the file and the reason, as CSV. */
export const leftOutCsv = (
  header: readonly string[] | null,
  items: readonly Item[],
  names: { row: string; reason: string },
  reasonOf: (item: Item) => string,
): string => {
  const width = Math.max(header?.length ?? 0, ...items.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, at) => header?.[at] ?? '')
  const rows = items.map((item) => [
    ...columns.map((_, at) => item.cells[at] ?? null),
    String(item.row),
    reasonOf(item),
  ])
  return toCsv([...columns, names.row, names.reason], rows, 'apostrophe')
}
