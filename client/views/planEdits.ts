import type { Command, SingleCommand } from '#shared/plan/commands.ts'
import { keyBetween, keysAfter } from '#shared/plan/order.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { activitiesOf, initiativesOf, liveOf, milestonesOf, planRowsOf } from '#shared/plan/select.ts'
import { LIMITS } from '#shared/wire/limits.ts'

/** A command, and the row to go to once it is done. */
export interface RowEdit {
  command: Command
  rowId: string
}

type NewId = () => string
const keyAfterAll = (siblings: Parameters<typeof keysAfter>[0]) => keysAfter(siblings, 1)[0]

const newActivity = (
  id: string,
  place: { milestoneId: string; workstreamId: string | null; orderKey: string | undefined },
): SingleCommand => ({ type: 'create', collection: 'activities', id, fields: place })

/** A new initiative with a first milestone and a first empty row to write in. */
export const addInitiative = (plan: Plan, workstreamId: string, newId: NewId): RowEdit => {
  const [id, milestoneId, activityId] = [newId(), newId(), newId()]
  const orderKey = keyAfterAll(initiativesOf(plan, workstreamId))
  const fields = { workstreamId, state: 'planned', orderKey }
  const first = keyAfterAll([])
  return {
    rowId: id,
    command: {
      type: 'batch',
      commands: [
        { type: 'create', collection: 'initiatives', id, fields },
        {
          type: 'create',
          collection: 'milestones',
          id: milestoneId,
          fields: { initiativeId: id, orderKey: first },
        },
        newActivity(activityId, { milestoneId, workstreamId, orderKey: first }),
      ],
    },
  }
}

/** A new milestone at the end of an initiative, with a first empty row. */
export const addMilestone = (plan: Plan, initiativeId: string, newId: NewId): RowEdit => {
  const [milestoneId, activityId] = [newId(), newId()]
  const workstreamId = liveOf(plan, 'initiatives', initiativeId)?.workstreamId ?? null
  const orderKey = keyAfterAll(milestonesOf(plan, initiativeId))
  return {
    rowId: activityId,
    command: {
      type: 'batch',
      commands: [
        { type: 'create', collection: 'milestones', id: milestoneId, fields: { initiativeId, orderKey } },
        newActivity(activityId, { milestoneId, workstreamId, orderKey: keyAfterAll([]) }),
      ],
    },
  }
}

/** A new activity at the end of a milestone. */
export const addActivityTo = (plan: Plan, milestoneId: string, newId: NewId): RowEdit => {
  const id = newId()
  const milestone = liveOf(plan, 'milestones', milestoneId)
  const workstreamId = liveOf(plan, 'initiatives', milestone?.initiativeId ?? null)?.workstreamId ?? null
  const orderKey = keyAfterAll(activitiesOf(plan, milestoneId))
  return { rowId: id, command: newActivity(id, { milestoneId, workstreamId, orderKey }) }
}

/** A new activity right below another; null for one outside a milestone. */
export const addActivityBelow = (plan: Plan, activityId: string, newId: NewId): RowEdit | null => {
  const above = liveOf(plan, 'activities', activityId)
  if (!above?.milestoneId) return null
  const siblings = activitiesOf(plan, above.milestoneId)
  const next = siblings[siblings.findIndex((a) => a.id === activityId) + 1]
  const id = newId()
  const orderKey = keyBetween(above.orderKey, next?.orderKey ?? null)
  const place = { milestoneId: above.milestoneId, workstreamId: above.workstreamId, orderKey }
  return { rowId: id, command: newActivity(id, place) }
}

/** A new activity in the last milestone of an initiative, made with it where there is none. */
export const addActivityIn = (plan: Plan, initiativeId: string, newId: NewId): RowEdit => {
  const last = milestonesOf(plan, initiativeId).at(-1)
  return last ? addActivityTo(plan, last.id, newId) : addMilestone(plan, initiativeId, newId)
}

const remove = (collection: 'initiatives' | 'milestones' | 'activities', id: string): SingleCommand => ({
  type: 'remove',
  collection,
  id,
})

/** Removes an activity, an empty milestone, or an initiative with its rows; more than one command when it is long. */
export const removeRow = (plan: Plan, id: string): Command[] => {
  if (liveOf(plan, 'activities', id)) return [remove('activities', id)]
  if (liveOf(plan, 'milestones', id)) return [remove('milestones', id)]
  if (!liveOf(plan, 'initiatives', id)) return []
  const rows = planRowsOf(plan, id)
  const all = [
    ...rows.flatMap((row) => row.activities.map((a) => remove('activities', a.id))),
    ...rows.map((row) => remove('milestones', row.milestone.id)),
    remove('initiatives', id),
  ]
  const count = Math.ceil(all.length / LIMITS.batchSize)
  return Array.from({ length: count }, (_, i) => ({
    type: 'batch',
    commands: all.slice(i * LIMITS.batchSize, (i + 1) * LIMITS.batchSize),
  }))
}
