import type { SingleCommand } from '#shared/plan/commands.ts'
import { keysAfter } from '#shared/plan/order.ts'
import type { Comment, Plan } from '#shared/plan/plan.ts'
import { headOf } from '#shared/plan/comments.ts'
import { live, liveOf } from '#shared/plan/select.ts'
import { factsOfPlan, whereaboutsOf } from '#shared/plan/whereabouts.ts'

/** What a comment may become. */
export const OUTCOMES = ['actions', 'decisions', 'issues', 'risks'] as const
export type OutcomeCollection = (typeof OUTCOMES)[number]

/** The field with the date that each of them needs. */
export const DATE_FIELD = {
  actions: 'due',
  decisions: 'decidedOn',
  issues: 'due',
  risks: 'reviewDate',
} as const satisfies Record<OutcomeCollection, string>

export interface Becoming {
  collection: OutcomeCollection
  text: string
  ownerOrgId: string
  date: string
  workstreamId: string
}

/** Makes what a comment becomes and says that it came of it: one step, to be undone as one. */
export const becomeCommands = (
  plan: Plan,
  comment: Pick<Comment, 'id'>,
  { collection, text, ownerOrgId, date, workstreamId }: Becoming,
  newId: () => string,
): SingleCommand[] => {
  const id = newId()
  const siblings = live(plan, collection).filter((one) => one.workstreamId === workstreamId)
  const fields = {
    text,
    ownerOrgId,
    workstreamId,
    [DATE_FIELD[collection]]: date,
    orderKey: keysAfter(siblings, 1)[0],
  }
  return [
    { type: 'create', collection, id, fields },
    { type: 'relate', id: newId(), fromId: id, toId: comment.id },
  ]
}

/** The room that a comment's matter is in, if one. */
export const roomOfComment = (plan: Plan, comment: Comment): string | null => {
  const about = headOf(plan, comment).aboutId
  const { within } = whereaboutsOf(
    factsOfPlan(plan, () => null),
    about,
  )
  return within.find((id) => liveOf(plan, 'workstreams', id) !== null) ?? null
}
