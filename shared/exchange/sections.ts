import type { ColumnRole } from './columns.ts'
import type { ItemKind } from './reading.ts'
import type { RowCells } from './rowCells.ts'

const INITIATIVE =
  /^(?:initiative|project|projet)\s*(?:no\.?\s*)?([A-Z]*-?\d+|[A-Z](?=\s*[:.–—-]))?\s*[:.–—-]?\s*(.*)$/is
const MILESTONE = /^(?:(?:milestone|jalon)\s*(?:no\.?\s*)?)?(\d+)?\s*[:.)–—-]?\s*(.*)$/is

const KINDS = new Map<string, ItemKind>(
  Object.entries({
    initiative: 'initiative',
    project: 'initiative',
    milestone: 'milestone',
    activity: 'activity',
    task: 'activity',
    projet: 'initiative',
    jalon: 'milestone',
    activité: 'activity',
    tâche: 'activity',
  } as const),
)

/** What a row is by its "Kind"; null where the file has none. */
export const kindNamed = (cells: RowCells): ItemKind | null =>
  KINDS.get(cells.text('kind').toLowerCase()) ?? null

export type Section = { kind: 'initiative' | 'milestone'; no: string; title: string }

/** A row of one cell, in no column of words, heads those below it; null for any other. */
export const sectionOf = (
  cells: RowCells,
  row: readonly string[],
  roles: readonly ColumnRole[],
): Section | null => {
  const [only, ...more] = cells.filled
  if (only === undefined || more.length > 0) return null
  const text = row[only] ?? ''
  const initiative = /^(initiative|project|projet)\b/i.test(text) ? INITIATIVE.exec(text) : null
  if (initiative) return { kind: 'initiative', no: initiative[1] ?? '', title: initiative[2]?.trim() || text }
  const heads = /^(milestone|jalon)\b/i.test(text) || isBefore(roles, only)
  const [, no = '', title = ''] = (heads && MILESTONE.exec(text)) || []
  return heads && title.trim() !== '' ? { kind: 'milestone', no, title: title.trim() } : null
}

/** Headings stand in a table's first columns, which are numbers and names of what is above an activity. */
const isBefore = (roles: readonly ColumnRole[], at: number): boolean => {
  const words = roles.indexOf('text')
  return words > 0 ? at < words : false
}
