import { lengthWeeks } from '#shared/plan/dates.ts'
import type { Activity, Initiative, Milestone, Plan, Workstream } from '#shared/plan/plan.ts'
import { initiativeOf, initiativesOf, live, planRowsOf, workstreams } from '#shared/plan/select.ts'

/** An activity of the 3-feet plan, or a milestone that has none yet. */
export type ActivityRow =
  | {
      kind: 'activity'
      id: string
      activity: Activity
      milestone: Milestone | null
      initiative: Initiative | null
      /** The room it is in. */
      roomId: string | null
      /** "2" and "2.3"; empty outside an initiative. */
      milestoneNo: string
      number: string
      /** The first of its milestone, where the milestone's title is written over all its rows. */
      first: boolean
      /** How many rows the milestone has. */
      span: number
      weeks: number | null
    }
  | {
      kind: 'milestone'
      id: string
      milestone: Milestone
      initiative: Initiative | null
      roomId: string | null
      milestoneNo: string
      first: true
      span: 1
    }

/** A header with its rows: an initiative, the activities that belong to none, a room, or what they have in common. */
export type GroupRow =
  | { kind: 'initiative'; id: string; initiative: Initiative; rows: ActivityRow[] }
  | { kind: 'loose'; id: string; rows: ActivityRow[] }
  | { kind: 'room'; id: string; room: Workstream; rows: ActivityRow[] }
  | { kind: 'alike'; id: string; title: string; rows: ActivityRow[] }

/** The groups of a room. */
export type RoomGroup = Extract<GroupRow, { kind: 'initiative' | 'loose' }>

export type PlanRow = GroupRow | ActivityRow

/** A row that says the same as one made before is that one, so that it need not be drawn again. */
const rowsMade = new WeakMap<Activity | Milestone, ActivityRow>()
const groupsMade = new WeakMap<Initiative, RoomGroup>()

interface Of {
  milestone: Milestone | null
  initiative: Initiative | null
  roomId: string | null
}

const sameOf = (a: Of, b: Of): boolean =>
  a.milestone === b.milestone && a.initiative === b.initiative && a.roomId === b.roomId

const activityRow = (
  activity: Activity,
  of: Of,
  milestoneNo: string,
  index: number,
  span: number,
): ActivityRow => {
  const number = milestoneNo === '' ? '' : `${milestoneNo}.${index + 1}`
  const first = index === 0
  const before = rowsMade.get(activity)
  const isSame = before?.kind === 'activity' && before.number === number && before.first === first
  if (isSame && before.span === span && sameOf(before, of)) return before
  const weeks = activity.endKind === 'date' ? lengthWeeks(activity.plannedStart, activity.plannedEnd) : null
  const made: ActivityRow = {
    kind: 'activity',
    id: activity.id,
    activity,
    ...of,
    milestoneNo,
    number,
    first,
    span,
    weeks,
  }
  rowsMade.set(activity, made)
  return made
}

const milestoneRow = (milestone: Milestone, of: Of, milestoneNo: string): ActivityRow => {
  const before = rowsMade.get(milestone)
  if (before?.milestoneNo === milestoneNo && sameOf(before, of)) return before
  const made: ActivityRow = {
    kind: 'milestone',
    id: milestone.id,
    ...of,
    milestone,
    milestoneNo,
    first: true,
    span: 1,
  }
  rowsMade.set(milestone, made)
  return made
}

const rowsOf = (plan: Plan, initiative: Initiative): ActivityRow[] => {
  const { workstreamId: roomId } = initiative
  return planRowsOf(plan, initiative.id).flatMap(({ milestone, activities }, m): ActivityRow[] => {
    const milestoneNo = String(m + 1)
    const of = { milestone, initiative, roomId }
    if (activities.length > 0)
      return activities.map((a, index) => activityRow(a, of, milestoneNo, index, activities.length))
    return [milestoneRow(milestone, of, milestoneNo)]
  })
}

const groupOf = (plan: Plan, initiative: Initiative): RoomGroup => {
  const rows = rowsOf(plan, initiative)
  const before = groupsMade.get(initiative)
  if (before?.rows.length === rows.length && before.rows.every((row, at) => row === rows[at])) return before
  const made: RoomGroup = { kind: 'initiative', id: initiative.id, initiative, rows }
  groupsMade.set(initiative, made)
  return made
}

const LOOSE = 'loose'

/** Activities outside any initiative, by room. */
const looseIn = (plan: Plan): ReadonlyMap<string | null, Activity[]> =>
  Map.groupBy(
    live(plan, 'activities').filter((a) => initiativeOf(plan, a) === null),
    (a) => a.workstreamId,
  )

const roomGroups = (plan: Plan, roomId: string, loose: readonly Activity[], looseId: string): RoomGroup[] => {
  const groups = initiativesOf(plan, roomId).map((initiative) => groupOf(plan, initiative))
  if (loose.length === 0) return groups
  const of = { milestone: null, initiative: null, roomId }
  const rows = loose.map((a, index) => activityRow(a, of, '', index, 1))
  return [...groups, { kind: 'loose', id: looseId, rows }]
}

/** The 3-feet table of a workstream: initiatives in order, each with its milestones' activities. */
export const planRows = (plan: Plan, workstreamId: string): RoomGroup[] =>
  roomGroups(plan, workstreamId, looseIn(plan).get(workstreamId) ?? [], LOOSE)

/** The tables of all rooms. */
export const wholePlanRows = (plan: Plan): { room: Workstream; groups: RoomGroup[] }[] => {
  const loose = looseIn(plan)
  return workstreams(plan).map((room) => ({
    room,
    groups: roomGroups(plan, room.id, loose.get(room.id) ?? [], `${LOOSE} ${room.id}`),
  }))
}

export const isGroup = (row: PlanRow): row is GroupRow => row.kind !== 'activity' && row.kind !== 'milestone'
