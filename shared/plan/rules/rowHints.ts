import { lastDay } from '../dates.ts'
import type { Activity, Collection, Initiative, Milestone, Plan } from '../plan.ts'
import { isPlanned, live, planRowsOf } from '../select.ts'
import { finding, type Finding } from './finding.ts'

/** Q2, Q3: rows lie within their initiative, and a milestone is due when its rows have ended. Hints, never errors. */
export const rowHints = (plan: Plan): Finding[] =>
  live(plan, 'initiatives')
    .filter(isPlanned)
    .flatMap((initiative) =>
      planRowsOf(plan, initiative.id).flatMap(({ milestone, activities }) => [
        ...activities.flatMap((activity) => outside(initiative, activity)),
        ...dueTooEarly(initiative, milestone, activities),
      ]),
    )

const outside = (initiative: Initiative, activity: Activity): Finding[] => {
  const path = { collection: 'activities' as Collection, id: activity.id }
  const { plannedStart: start } = activity
  const end = lastDay(activity.endKind, activity.plannedEnd)
  const last = lastDay(initiative.endKind, initiative.end)
  return [
    ...(start !== null && initiative.start !== null && start < initiative.start
      ? [
          finding('Q2', 'startsBefore', 'warning', { ...path, field: 'plannedStart' }, initiative.id, {
            date: initiative.start,
          }),
        ]
      : []),
    ...(end !== null && last !== null && end > last
      ? [
          finding('Q2', 'endsAfter', 'warning', { ...path, field: 'plannedEnd' }, initiative.id, {
            date: last,
          }),
        ]
      : []),
  ]
}

const dueTooEarly = (
  { id }: Initiative,
  milestone: Milestone,
  activities: readonly Activity[],
): Finding[] => {
  const { due } = milestone
  const ends = activities.flatMap((a) => lastDay(a.endKind, a.plannedEnd) ?? [])
  const last = ends.reduce((latest, end) => (end > latest ? end : latest), '')
  if (due === null || last <= due) return []
  const path = { collection: 'milestones' as const, id: milestone.id, field: 'due' }
  return [finding('Q3', 'dueTooEarly', 'warning', path, id, { date: last })]
}
