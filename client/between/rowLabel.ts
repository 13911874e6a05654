import type { Plan } from '#shared/plan/plan.ts'
import { activityNumber, initiativeOf, liveOf } from '#shared/plan/select.ts'

/** `MPSG-4 · 1.2` for an activity of an initiative, the code for an initiative; empty where a row has neither. */
export const rowNumber = (plan: Plan, id: string): string => {
  const activity = liveOf(plan, 'activities', id)
  const milestone = liveOf(plan, 'milestones', id)
  const initiative = activity
    ? initiativeOf(plan, activity)
    : liveOf(plan, 'initiatives', milestone?.initiativeId ?? id)
  return [initiative?.code, activity && activityNumber(plan, activity)].filter(Boolean).join(' · ')
}

/** The number and the words of a row, in one line. */
export const rowLine = (plan: Plan, id: string, words: string): string =>
  [rowNumber(plan, id), words].filter(Boolean).join(' ')

export const roomName = (plan: Plan, id: string): string => {
  const room = liveOf(plan, 'workstreams', id)
  return room?.code || room?.title || '–'
}
