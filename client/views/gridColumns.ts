import type { Collection } from '#shared/plan/plan.ts'
import { isGroup, type ActivityRow, type PlanRow } from './planRows.ts'

/** The seven columns of the labs' own 3-feet plan, in their order. */
export const COLUMNS = ['milestone', 'no', 'text', 'responsible', 'start', 'end', 'weeks'] as const
export type Column = (typeof COLUMNS)[number]

/** Fields that a column shows, the first of them edited in it. */
export const COLUMN_FIELDS: Record<Column, readonly string[]> = {
  milestone: ['title'],
  no: ['milestoneId'],
  text: ['text'],
  responsible: ['responsibleIds'],
  start: ['plannedStart'],
  end: ['plannedEnd', 'reviewDate', 'endKind'],
  weeks: [],
}

/** Which entity a cell writes into, or null where the cell is not written in. */
export const cellTarget = (
  row: ActivityRow,
  column: Column,
): { collection: Collection; id: string } | null => {
  if (column === 'no' || column === 'weeks') return null
  if (column === 'milestone') return row.milestone && { collection: 'milestones', id: row.milestone.id }
  return row.kind === 'activity' ? { collection: 'activities', id: row.id } : null
}

/** The column that shows a field of an activity. */
export const columnOf = (field: string): Column =>
  COLUMNS.find((column) => COLUMN_FIELDS[column].includes(field)) ?? 'text'

/** A row's cell is written in where it has a target; an initiative's header by its title. */
export const mayWrite = (row: PlanRow, place: { column: Column }): boolean =>
  isGroup(row) ? row.kind === 'initiative' : cellTarget(row, place.column) !== null
