import type { Initiative, Plan } from '../plan.ts'
import { boardOf, initiativeOf, live, liveOf } from '../select.ts'
import type { Finding } from './finding.ts'

/** The initiative something is part of, or measures or threatens; null where it is of none. */
export const initiativeOfEntity = (plan: Plan, id: string): Initiative | null => {
  const own = liveOf(plan, 'initiatives', id)
  if (own) return own
  const activity = liveOf(plan, 'activities', id)
  if (activity) return initiativeOf(plan, activity)
  const part = liveOf(plan, 'milestones', id) ?? liveOf(plan, 'budgetLines', id)
  if (part) return liveOf(plan, 'initiatives', part.initiativeId)
  const point = liveOf(plan, 'trajectoryPoints', id)
  const card = point?.indicatorId ?? id
  const link = live(plan, 'links').find(
    (l) => (l.kind === 'measures' || l.kind === 'threatens') && l.fromId === card && l.toId !== card,
  )
  return link ? targetOf(plan, link.toId) : null
}

const targetOf = (plan: Plan, id: string): Initiative | null => {
  const activity = liveOf(plan, 'activities', id)
  return activity ? initiativeOf(plan, activity) : liveOf(plan, 'initiatives', id)
}

/** The workstream a finding is of; null where it is of the whole lab. */
export const roomOf = (plan: Plan, { initiativeId, path }: Finding): string | null => {
  const initiative = liveOf(plan, 'initiatives', initiativeId)
  return (
    liveOf(plan, 'workstreams', initiative ? initiative.workstreamId : boardOf(plan, path.id))?.id ?? null
  )
}

/**
 * Organisations that have a finding to mend: those who own what it is about, else the lead of its initiative, else
 * the lead of its workstream. Empty where nobody is named. Who does not exist yet mends nothing: those who create it do.
 */
export const answeringFor = (plan: Plan, finding: Finding): readonly string[] => {
  const there = (ids: readonly (string | null)[]): string[] => [
    ...new Set(ids.flatMap((id) => standingIn(plan, id, []))),
  ]
  const [owners, lead] = [there(ownersOf(plan, finding)), leadOf(plan, finding)]
  return owners.length > 0 ? owners : there([lead])
}

const standingIn = (plan: Plan, id: string | null, before: readonly string[]): string[] => {
  const organisation = liveOf(plan, 'organisations', id)
  if (!organisation || before.includes(organisation.id)) return []
  if (!organisation.planned) return [organisation.id]
  const creators = liveOf(plan, 'activities', organisation.createdByActivityId)?.responsibleIds ?? []
  return creators.flatMap((creator) => standingIn(plan, creator, [...before, organisation.id]))
}

const ownersOf = (plan: Plan, { path }: Finding): readonly (string | null)[] => {
  const { collection, id } = path
  if (collection === 'activities') return liveOf(plan, 'activities', id)?.responsibleIds ?? []
  if (collection === 'indicators') return [liveOf(plan, 'indicators', id)?.ownerOrgId ?? null]
  if (collection === 'risks') return [liveOf(plan, 'risks', id)?.ownerOrgId ?? null]
  if (collection === 'issues') return [liveOf(plan, 'issues', id)?.ownerOrgId ?? null]
  if (collection === 'dependencies')
    return liveOf(plan, 'activities', liveOf(plan, 'dependencies', id)?.toId ?? null)?.responsibleIds ?? []
  return []
}

const leadOf = (plan: Plan, finding: Finding): string | null =>
  liveOf(plan, 'initiatives', finding.initiativeId)?.leadOrgId ??
  liveOf(plan, 'workstreams', roomOf(plan, finding))?.leadOrgId ??
  null
