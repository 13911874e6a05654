import { headOf } from '../plan/comments.ts'
import { collectionOf, type Collection, type Comment, type Plan } from '../plan/plan.ts'
import { initiativeOf, liveOf } from '../plan/select.ts'

interface Known {
  id: string
  workstreamId?: string | null
  initiativeId?: string | null
  indicatorId?: string | null
}

/** The room something belongs to, or null for what belongs to none or to one that is gone. */
export const roomOf = (plan: Plan, collection: Collection, entity: Known): string | null =>
  liveOf(plan, 'workstreams', ownRoom(plan, collection, entity))?.id ?? null

const ownRoom = (plan: Plan, collection: Collection, entity: Known): string | null => {
  if (collection === 'workstreams') return entity.id
  if (collection === 'milestones' || collection === 'budgetLines')
    return plan.initiatives.get(entity.initiativeId ?? '')?.workstreamId ?? null
  if (collection === 'trajectoryPoints')
    return plan.indicators.get(entity.indicatorId ?? '')?.workstreamId ?? null
  const activity = collection === 'activities' ? plan.activities.get(entity.id) : undefined
  return (activity && initiativeOf(plan, activity)?.workstreamId) ?? entity.workstreamId ?? null
}

/** The room of anything that is told by its id; of a comment, that of what it is about. */
export const roomOfId = (plan: Plan, id: string): string | null => {
  const collection = collectionOf(plan, id)
  const entity = collection && plan[collection].get(id)
  if (!collection || !entity) return null
  if (collection === 'comments') return roomOfComment(plan, entity as Comment)
  return roomOf(plan, collection, entity)
}

export const roomOfComment = (plan: Plan, comment: Comment): string | null => {
  const { aboutId } = headOf(plan, comment)
  return plan.comments.has(aboutId) ? null : roomOfId(plan, aboutId)
}
