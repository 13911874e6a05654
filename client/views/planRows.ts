import { lengthWeeks } from '#shared/plan/dates.ts'
import type { Activity, Initiative, Milestone, Plan } from '#shared/plan/plan.ts'
import { initiativeOf, initiativesOf, live, planRowsOf } from '#shared/plan/select.ts'

/** An activity of the 3-feet plan, or a milestone that has none yet. */
export type ActivityRow =
  | {
      kind: 'activity'
      id: string
      activity: Activity
      milestone: Milestone | null
      /** "2" and "2.3"; empty outside an initiative. */
      milestoneNo: string
      number: string
      /** The first of its milestone, where the milestone's title is written over all its rows. */
      first: boolean
      /** How many rows the milestone has. */
      span: number
      weeks: number | null
    }
  | { kind: 'milestone'; id: string; milestone: Milestone; milestoneNo: string; first: true; span: 1 }

/** A header with its rows: an initiative, or the activities that belong to none. */
export type GroupRow =
  | { kind: 'initiative'; id: string; initiative: Initiative; rows: ActivityRow[] }
  | { kind: 'loose'; id: 'loose'; rows: ActivityRow[] }

export type PlanRow = GroupRow | ActivityRow

const activityRow = (
  activity: Activity,
  milestone: Milestone | null,
  milestoneNo: string,
  index: number,
  span: number,
): ActivityRow => ({
  kind: 'activity',
  id: activity.id,
  activity,
  milestone,
  milestoneNo,
  number: milestoneNo === '' ? '' : `${milestoneNo}.${index + 1}`,
  first: index === 0,
  span,
  weeks: activity.endKind === 'date' ? lengthWeeks(activity.plannedStart, activity.plannedEnd) : null,
})

/** The 3-feet table of a workstream: initiatives in order, each with its milestones' activities. */
export const planRows = (plan: Plan, workstreamId: string): GroupRow[] => {
  const groups = initiativesOf(plan, workstreamId).map((initiative): GroupRow => ({
    kind: 'initiative',
    id: initiative.id,
    initiative,
    rows: planRowsOf(plan, initiative.id).flatMap(({ milestone, activities }, m): ActivityRow[] =>
      activities.length === 0
        ? [
            {
              kind: 'milestone',
              id: milestone.id,
              milestone,
              milestoneNo: String(m + 1),
              first: true,
              span: 1,
            },
          ]
        : activities.map((a, index) => activityRow(a, milestone, String(m + 1), index, activities.length)),
    ),
  }))
  const loose = live(plan, 'activities').filter(
    (a) => a.workstreamId === workstreamId && initiativeOf(plan, a) === null,
  )
  if (loose.length === 0) return groups
  return [
    ...groups,
    { kind: 'loose', id: 'loose', rows: loose.map((a, index) => activityRow(a, null, '', index, 1)) },
  ]
}

export const isGroup = (row: PlanRow): row is GroupRow => row.kind === 'initiative' || row.kind === 'loose'
