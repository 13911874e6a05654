import type { SingleCommand } from '#shared/plan/commands.ts'
import { keysAfter } from '#shared/plan/order.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { activitiesOf, liveOf, milestonesOf } from '#shared/plan/select.ts'

/** Moves activities to the end of a milestone, or of an initiative's last one, which is made where there is none. */
export const moveRows = (
  plan: Plan,
  ids: readonly string[],
  to: { milestoneId: string } | { initiativeId: string },
  newId: () => string,
): SingleCommand[] => {
  const known = 'milestoneId' in to ? to.milestoneId : milestonesOf(plan, to.initiativeId).at(-1)?.id
  const milestoneId = known ?? newId()
  const initiativeId =
    'initiativeId' in to
      ? to.initiativeId
      : (liveOf(plan, 'milestones', to.milestoneId)?.initiativeId ?? null)
  const workstreamId = liveOf(plan, 'initiatives', initiativeId)?.workstreamId ?? null
  const moved = new Set(ids)
  const siblings = activitiesOf(plan, milestoneId).filter(({ id }) => !moved.has(id))
  const keys = keysAfter(siblings, ids.length)
  const made: SingleCommand[] =
    known === undefined
      ? [
          {
            type: 'create',
            collection: 'milestones',
            id: milestoneId,
            fields: { initiativeId, orderKey: keysAfter([], 1)[0] },
          },
        ]
      : []
  return [
    ...made,
    ...ids.map((id, at): SingleCommand => ({
      type: 'update',
      collection: 'activities',
      id,
      fields: { milestoneId, workstreamId, orderKey: keys[at] },
    })),
  ]
}
