import type { Collection } from '#shared/plan/plan.ts'
import { isGroup, type ActivityRow, type PlanRow } from './planRows.ts'

/** The seven columns of the labs' own 3-feet plan, in their order. */
export const COLUMNS = ['milestone', 'no', 'text', 'responsible', 'start', 'end', 'weeks'] as const

/** What else a row can show, for whoever asks for it, to the right of the seven. */
export const MORE_COLUMNS = [
  'room',
  'initiative',
  'milestoneDue',
  'dependsOn',
  'slack',
  'critical',
  'agreedStart',
  'agreedEnd',
  'moved',
  'reviewDate',
  'comments',
  'findings',
  'sourceNo',
  'translation',
] as const
export type MoreColumn = (typeof MORE_COLUMNS)[number]
export type OfSeven = (typeof COLUMNS)[number]
export type Column = OfSeven | MoreColumn

export const isOfSeven = (column: Column): column is OfSeven => COLUMNS.some((one) => one === column)

/** Fields that a column shows, the first of them edited in it. What an activity depends on is kept beside it. */
export const COLUMN_FIELDS: Record<Column, readonly string[]> = {
  milestone: ['title'],
  no: ['milestoneId'],
  text: ['text'],
  responsible: ['responsibleIds'],
  start: ['plannedStart'],
  end: ['plannedEnd', 'reviewDate', 'endKind'],
  weeks: [],
  room: [],
  initiative: [],
  milestoneDue: ['due'],
  dependsOn: ['dependsOn'],
  slack: [],
  critical: [],
  agreedStart: [],
  agreedEnd: [],
  moved: [],
  reviewDate: ['reviewDate'],
  comments: [],
  findings: [],
  sourceNo: ['sourceNo'],
  translation: ['translation'],
}

const OF_MILESTONE: ReadonlySet<Column> = new Set<Column>(['milestone', 'milestoneDue'])

/** Which entity a cell writes into, or null where the cell is not written in. */
export const cellTarget = (
  row: ActivityRow,
  column: Column,
): { collection: Collection; id: string } | null => {
  if (column === 'no' || COLUMN_FIELDS[column].length === 0) return null
  if (OF_MILESTONE.has(column)) return row.milestone && { collection: 'milestones', id: row.milestone.id }
  return row.kind === 'activity' ? { collection: 'activities', id: row.id } : null
}

/** The fields a cell writes, with whose they are; a header writes its initiative's title. */
export const cellFields = (
  row: PlanRow,
  column: Column,
): { id: string; fields: readonly string[] } | null => {
  if (isGroup(row)) return row.kind === 'initiative' ? { id: row.id, fields: ['title'] } : null
  const target = cellTarget(row, column)
  return target && { id: target.id, fields: COLUMN_FIELDS[column] }
}

/** The column that shows a field of an activity. */
export const columnOf = (field: string): Column =>
  COLUMNS.find((column) => COLUMN_FIELDS[column].includes(field)) ?? 'text'
