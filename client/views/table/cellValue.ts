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
    .toSorted((a, b) => a.localeCompare(b, 'en'))

/** Days the end has moved since it was agreed, or the start where no end was; later is more. */
export const movedDays = ({ agreed }: Pick<Facts, 'agreed'>, { activity }: OfActivity): number | null => {
  const before = agreed?.dates.get(activity.id)
  const end = activity.endKind === 'date' ? activity.plannedEnd : null
  if (before?.end && end) return daysBetween(before.end, end)
  return before?.start && activity.plannedStart ? daysBetween(before.start, activity.plannedStart) : null
}

const initiativeName = ({ initiative }: ActivityRow): string =>
  initiative ? [initiative.code, initiative.title].filter((part) => part !== '').join(' ') : ''

/** What a cell holds: text, a plain date or a number; null where it is empty. Rows are sorted by it. */
export const cellValue = (facts: Facts, row: ActivityRow, column: Column): string | number | null => {
  switch (column) {
    case 'milestone':
      return row.milestone?.title || null
    case 'milestoneDue':
      return row.milestone?.due ?? null
    case 'room':
      return roomName(facts.plan, row.roomId) || null
    case 'initiative':
      return initiativeName(row) || null
    case 'no':
      return (row.kind === 'activity' ? row.number : row.milestoneNo) || null
    default:
      return row.kind === 'activity' ? ofActivity(facts, row, column) : null
  }
}

const ofActivity = (facts: Facts, row: OfActivity, column: Column): string | number | null => {
  const { activity } = row
  switch (column) {
    case 'text':
      return activity.text || null
    case 'responsible':
      return ownersOf(facts.plan, row).join('; ') || null
    case 'start':
      return activity.plannedStart
    case 'end':
      return activity.endKind === 'date' ? activity.plannedEnd : null
    case 'weeks':
      return row.weeks
    case 'dependsOn':
      return dependsOnText(facts.plan, activity) || null
    case 'slack':
      return facts.schedule?.rows.get(row.id)?.slack ?? null
    case 'critical':
      return facts.schedule?.rows.get(row.id)?.critical ? 1 : null
    case 'agreedStart':
      return facts.agreed?.dates.get(row.id)?.start ?? null
    case 'agreedEnd':
      return facts.agreed?.dates.get(row.id)?.end ?? null
    case 'moved':
      return movedDays(facts, row)
    case 'reviewDate':
      return activity.reviewDate
    case 'comments':
      return commentCountOf(facts.plan, row.id)?.comments ?? null
    case 'findings':
      return facts.lint.byEntity.get(row.id)?.length ?? null
    case 'sourceNo':
      return activity.sourceNo || null
    case 'translation':
      return activity.translation || null
    default:
      return null
  }
}
