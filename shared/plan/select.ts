import { byOrder } from './order.ts'
import type {
  Activity,
  Collection,
  Dependency,
  Entity,
  Initiative,
  Milestone,
  Plan,
  Workstream,
} from './plan.ts'

/** Entities of a collection that have not been removed, in no particular order. */
export const live = <C extends Collection>(plan: Plan, collection: C): Entity<C>[] => {
  const found: Entity<C>[] = []
  for (const entity of plan[collection].values() as Iterable<Entity<C>>)
    if (entity.deletedAt === null) found.push(entity)
  return found
}

/** An entity by id, or null when there is none, it was removed, or no id was given. */
export const liveOf = <C extends Collection>(
  plan: Plan,
  collection: C,
  id: string | null,
): Entity<C> | null => {
  const entity = id === null ? undefined : (plan[collection].get(id) as Entity<C> | undefined)
  return entity && entity.deletedAt === null ? entity : null
}

type Indexed = { id: string; orderKey: string; deletedAt: string | null }
const indexes = new WeakMap<object, Map<string, Map<string, Indexed[]>>>()
const NONE: never[] = []

/**
 * Live entities of one collection grouped by the id in a field, each group in order. A plan never changes in
 * place, so the grouping is made once for each state of a collection.
 */
const groupedBy = <C extends 'initiatives' | 'milestones' | 'activities' | 'budgetLines'>(
  plan: Plan,
  collection: C,
  field: keyof Entity<C>,
  id: string,
): Entity<C>[] => {
  const ofCollection = indexes.get(plan[collection]) ?? new Map<string, Map<string, Indexed[]>>()
  indexes.set(plan[collection], ofCollection)
  let groups = ofCollection.get(String(field))
  if (!groups) {
    groups = Map.groupBy(live(plan, collection) as Indexed[], (e) => String((e as Entity<C>)[field]))
    for (const group of groups.values()) group.sort(byOrder)
    ofCollection.set(String(field), groups)
  }
  return (groups.get(id) ?? NONE) as Entity<C>[]
}

const rooms = new WeakMap<Plan['workstreams'], Workstream[]>()

/** The rooms, in order; the same list until a room itself is changed. */
export const workstreams = (plan: Plan): Workstream[] => {
  const known = rooms.get(plan.workstreams) ?? live(plan, 'workstreams').sort(byOrder)
  rooms.set(plan.workstreams, known)
  return known
}

export const initiativesOf = (plan: Plan, workstreamId: string): Initiative[] =>
  groupedBy(plan, 'initiatives', 'workstreamId', workstreamId)

export const milestonesOf = (plan: Plan, initiativeId: string): Milestone[] =>
  groupedBy(plan, 'milestones', 'initiativeId', initiativeId)

export const activitiesOf = (plan: Plan, milestoneId: string): Activity[] =>
  groupedBy(plan, 'activities', 'milestoneId', milestoneId)

/** Milestones with their activities, in order, of one initiative. */
export const planRowsOf = (
  plan: Plan,
  initiativeId: string,
): { milestone: Milestone; activities: Activity[] }[] =>
  milestonesOf(plan, initiativeId).map((milestone) => ({
    milestone,
    activities: activitiesOf(plan, milestone.id),
  }))

/** The initiative an activity belongs to, or null for a loose card or a removed parent. */
export const initiativeOf = (plan: Plan, activity: Activity): Initiative | null =>
  liveOf(plan, 'initiatives', liveOf(plan, 'milestones', activity.milestoneId)?.initiativeId ?? null)

/** The board a card lies on: the workstream it belongs to, by its parents where it has some. */
export const boardOf = (plan: Plan, entityId: string): string | null => {
  const activity = liveOf(plan, 'activities', entityId)
  if (activity) return initiativeOf(plan, activity)?.workstreamId ?? activity.workstreamId
  const card =
    liveOf(plan, 'issues', entityId) ??
    liveOf(plan, 'initiatives', entityId) ??
    liveOf(plan, 'indicators', entityId) ??
    liveOf(plan, 'risks', entityId)
  return card?.workstreamId ?? null
}

/** Indicators that measure an entity (an initiative, an aspiration, a workstream). */
export const indicatorsOf = (plan: Plan, targetId: string) =>
  live(plan, 'links')
    .filter((l) => l.kind === 'measures' && l.toId === targetId)
    .map((l) => liveOf(plan, 'indicators', l.fromId))
    .filter((i) => i !== null)

export const issuesAnsweredBy = (plan: Plan, initiativeId: string) =>
  live(plan, 'links')
    .filter((l) => l.kind === 'answers' && l.fromId === initiativeId)
    .map((l) => liveOf(plan, 'issues', l.toId))
    .filter((i) => i !== null)

/** Ids of the issues that some initiative answers. */
export const answeredIssues = (plan: Plan): ReadonlySet<string> =>
  new Set(
    live(plan, 'links').flatMap((l) =>
      l.kind === 'answers' && liveOf(plan, 'initiatives', l.fromId) ? [l.toId] : [],
    ),
  )

export const budgetLinesOf = (plan: Plan, initiativeId: string) =>
  groupedBy(plan, 'budgetLines', 'initiativeId', initiativeId)

const waiting = new WeakMap<Plan['dependencies'], Map<string, Dependency[]>>()

/** Dependencies by which something waits for others, in no particular order. */
export const dependenciesInto = (plan: Plan, id: string): readonly Dependency[] => {
  const byRow = waiting.get(plan.dependencies) ?? Map.groupBy(live(plan, 'dependencies'), (d) => d.toId)
  waiting.set(plan.dependencies, byRow)
  return byRow.get(id) ?? NONE
}

/** Points of an indicator's trajectory, by date. */
export const trajectoryOf = (plan: Plan, indicatorId: string) =>
  live(plan, 'trajectoryPoints')
    .filter((p) => p.indicatorId === indicatorId)
    .toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? '') || a.id.localeCompare(b.id))

/** "2.3": the place of the milestone among its initiative's, then of the activity among its milestone's. */
export const activityNumber = (plan: Plan, activity: Activity): string | null => {
  const milestone = liveOf(plan, 'milestones', activity.milestoneId)
  if (!milestone?.initiativeId) return null
  const m = milestonesOf(plan, milestone.initiativeId).findIndex((x) => x.id === milestone.id)
  const a = activitiesOf(plan, milestone.id).findIndex((x) => x.id === activity.id)
  return m < 0 || a < 0 ? null : `${m + 1}.${a + 1}`
}

/** An initiative takes part in the agreement from its planning on; an idea or a stopped one does not. */
export const isPlanned = (initiative: Initiative): boolean =>
  initiative.state !== 'idea' && initiative.state !== 'shortlisted' && initiative.state !== 'stopped'
