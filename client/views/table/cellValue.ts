import { byName } from '#client/i18n/formats.ts'
import { commentCountOf } from '#shared/plan/comments.ts'
import { daysBetween } from '#shared/plan/dates.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { Schedule } from '#shared/plan/schedule.ts'
import { liveOf } from '#shared/plan/select.ts'
import type { AgreedDates } from '#client/plan/agreedDates.ts'
import type { LintResult } from '#client/plan/lintStore.ts'
import { shortName } from '../editors/organisationChoices.ts'
import type { Column } from '../gridColumns.ts'
import type { ActivityRow } from '../planRows.ts'
import { dependsOnText } from './dependsOn.ts'

/** What cells are told from. */
export interface Facts {
  plan: Plan
  lint: LintResult
  /** Null until somebody asks for a column of it. */
  schedule: Schedule | null
  agreed: AgreedDates | null
}

type OfActivity = Extract<ActivityRow, { kind: 'activity' }>

/** A room as people call it. */
export const roomName = (plan: Plan, id: string | null): string => {
  const room = liveOf(plan, 'workstreams', id)
  return room ? room.code || room.title : ''
}

/** All that organisations are called by. */
export type Names = Pick<Plan, 'organisations'>

/** Those responsible for a row, by what people call them. */
export const ownersOf = ({ organisations }: Names, { activity }: OfActivity): string[] =>
  activity.responsibleIds
    .map((id) => organisations.get(id))
    .flatMap((one) => (one && one.deletedAt === null ? shortName(one) : []))
    .toSorted(byName)

/** Days the end has moved since it was agreed, or the start where no end was; later is more. */
export const movedDays = ({ agreed }: Pick<Facts, 'agreed'>, { activity }: OfActivity): number | null => {
  const before = agreed?.dates.get(activity.id)
  const end = activity.endKind === 'date' ? activity.plannedEnd : null
  if (before?.end && end) return daysBetween(before.end, end)
  return before?.start && activity.plannedStart ? daysBetween(before.start, activity.plannedStart) : null
}

const initiativeName = ({ initiative }: ActivityRow): string =>
  initiative ? [initiative.code, initiative.title].filter((part) => part !== '').join(' ') : ''

type Value = string | number | null

const OF_ROW: Partial<Record<Column, (row: ActivityRow, facts: Facts) => Value>> = {
  milestone: (row) => row.milestone?.title ?? '',
  milestoneDue: (row) => row.milestone?.due ?? null,
  room: (row, { plan }) => roomName(plan, row.roomId),
  initiative: initiativeName,
  no: (row) => (row.kind === 'activity' ? row.number : row.milestoneNo),
}

const OF_ACTIVITY: Partial<Record<Column, (row: OfActivity, facts: Facts) => Value>> = {
  text: ({ activity }) => activity.text,
  responsible: (row, { plan }) => ownersOf(plan, row).join('; '),
  start: ({ activity }) => activity.plannedStart,
  end: ({ activity }) => (activity.endKind === 'date' ? activity.plannedEnd : null),
  weeks: ({ weeks }) => weeks,
  dependsOn: ({ activity }, { plan }) => dependsOnText(plan, activity),
  slack: ({ id }, { schedule }) => schedule?.rows.get(id)?.slack ?? null,
  critical: ({ id }, { schedule }) => (schedule?.rows.get(id)?.critical ? 1 : null),
  agreedStart: ({ id }, { agreed }) => agreed?.dates.get(id)?.start ?? null,
  agreedEnd: ({ id }, { agreed }) => agreed?.dates.get(id)?.end ?? null,
  moved: (row, facts) => movedDays(facts, row),
  reviewDate: ({ activity }) => activity.reviewDate,
  comments: ({ id }, { plan }) => commentCountOf(plan, id)?.comments ?? null,
  findings: ({ id }, { lint }) => lint.byEntity.get(id)?.length ?? null,
  sourceNo: ({ activity }) => activity.sourceNo,
  translation: ({ activity }) => activity.translation,
}

/** What a cell holds: text, a plain date or a number; null where it is empty. Rows are sorted by it. */
export const cellValue = (facts: Facts, row: ActivityRow, column: Column): Value => {
  const ofRow = OF_ROW[column]
  const value = ofRow ? ofRow(row, facts) : row.kind === 'activity' ? OF_ACTIVITY[column]?.(row, facts) : null
  return value === undefined || value === '' ? null : value
}
