import { outcomesOf } from '../plan/comments.ts'
import { byOrder } from '../plan/order.ts'
import type { Comment, LabAction, LabDecision, Plan, Risk } from '../plan/plan.ts'
import { live, liveOf } from '../plan/select.ts'
import { triggerOf } from '../plan/triggers.ts'
import { plain } from './plain.ts'
import type { PlanContent, RoadmapEntity } from './schema.ts'

/* How risks stand, what was decided and what is to be done, as they leave the lab; what is empty is left out. */

/** Objections and dissent: comments that travel whether they were settled or not (R14). */
export const travellingComments = (plan: Plan): Comment[] =>
  live(plan, 'comments').filter(({ kind }) => kind === 'objection' || kind === 'dissent')

/** Travelling comments, by the id of what came of them. */
export const settledIdsOf = (plan: Plan): ReadonlyMap<string, string[]> => {
  const found = new Map<string, string[]>()
  for (const comment of travellingComments(plan))
    for (const { entity } of outcomesOf(plan, comment.id)) {
      const known = found.get(entity.id)
      if (known) known.push(comment.id)
      else found.set(entity.id, [comment.id])
    }
  return found
}

type Added = Pick<RoadmapEntity<'risks'>, 'state' | 'reviewDate' | 'trigger'>

/** What 1.1 added to a risk. A trigger that lacks something can be watched by nobody and stays in the lab. */
export const riskAdditions = (plan: Plan, risk: Risk): Added => {
  const trigger = triggerOf(plan, risk)
  return {
    ...(risk.state !== 'open' && { state: risk.state }),
    ...(risk.reviewDate !== null && { reviewDate: risk.reviewDate }),
    ...(trigger && { trigger }),
  }
}

/** Decisions and actions of the whole lab, each collection only where something is in it. */
export const registerContent = (plan: Plan): Pick<PlanContent, 'decisions' | 'actions'> => {
  const settles = settledIdsOf(plan)
  const refs = (e: LabDecision | LabAction) => ({
    workstreamId: liveOf(plan, 'workstreams', e.workstreamId)?.id ?? null,
    ownerOrgId: liveOf(plan, 'organisations', e.ownerOrgId)?.id ?? null,
    ...(settles.has(e.id) && { settles: settles.get(e.id)?.toSorted() }),
  })
  const decisions = inOrder(live(plan, 'decisions'), (d) => ({ ...plain(d), ...refs(d) }))
  const actions = inOrder(live(plan, 'actions'), (a) => ({ ...withoutPerson(plain(a)), ...refs(a) }))
  return { ...(decisions.length > 0 && { decisions }), ...(actions.length > 0 && { actions }) }
}

/** A person's name stays in the lab (R22). */
const withoutPerson = <T extends Pick<LabAction, 'ownerName'>>({
  ownerName: _name,
  ...rest
}: T): Omit<T, 'ownerName'> => rest

const inOrder = <T extends { id: string; orderKey: string }, E extends { id: string }>(
  entities: readonly T[],
  write: (entity: T) => E,
): (E & { order: number })[] =>
  entities
    .toSorted(byOrder)
    .map((entity, at) => ({ ...write(entity), order: at + 1 }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
