import { fieldKey } from '#client/plan/lintStore.ts'
import type { Lock } from '#shared/plan/locks.ts'
import type { Finding } from '#shared/plan/rules/finding.ts'
import type { PresenceSeat } from '#shared/wire/presence.ts'
import { cellFields, cellTarget, COLUMN_FIELDS, type Column } from './gridColumns.ts'
import type { Grid } from './gridContext.ts'
import type { ActivityRow } from './planRows.ts'

/** What the rules say about what a cell shows. */
export const cellFindings = (grid: Grid, row: ActivityRow, column: Column): readonly Finding[] =>
  row.kind === 'activity' && column !== 'reviewDate'
    ? COLUMN_FIELDS[column].flatMap((field) => grid.lint.byField.get(fieldKey(row.id, field)) ?? [])
    : []

/** The lock that closes what a cell writes; one that writes nothing is as its row is. */
export const cellLock = (grid: Grid, row: ActivityRow, column: Column): Lock | null => {
  const cell = cellFields(row, column)
  if (!cell) return grid.lockOf(row.id, null)
  return cell.fields.map((field) => grid.lockOf(cell.id, field)).find((lock) => lock !== null) ?? null
}

/** Who else is writing in what a cell shows. */
export const otherInCell = (grid: Grid, row: ActivityRow, column: Column): PresenceSeat | undefined => {
  const target = cellTarget(row, column)
  if (!target || (column === 'milestone' && !row.first) || column === 'reviewDate') return undefined
  return COLUMN_FIELDS[column]
    .map((field) => grid.others.get(fieldKey(target.id, field)))
    .find((seat) => seat !== undefined)
}
