import type { Collection, Plan } from '#shared/plan/plan.ts'
import { boardOf, initiativesOf, live, planRowsOf, workstreams } from '#shared/plan/select.ts'
import { rowLine } from './rowLabel.ts'

/** A row one can wait for, or that can wait. */
export interface RowChoice {
  id: string
  label: string
  roomId: string
  collection: Extract<Collection, 'initiatives' | 'milestones' | 'activities'>
}

/** Rows with words, by room in the order of the lab; an initiative stands before its milestones and their rows. */
export const rowChoices = (plan: Plan): RowChoice[] => {
  const loose = Map.groupBy(
    live(plan, 'activities').filter((activity) => activity.milestoneId === null),
    (activity) => boardOf(plan, activity.id),
  )
  return workstreams(plan).flatMap(({ id: roomId }) => {
    const choice = (collection: RowChoice['collection'], id: string, words: string): RowChoice[] =>
      words.trim() === '' ? [] : [{ id, collection, roomId, label: rowLine(plan, id, words) }]
    return [
      ...initiativesOf(plan, roomId).flatMap((initiative) => [
        ...choice('initiatives', initiative.id, initiative.title),
        ...planRowsOf(plan, initiative.id).flatMap(({ milestone, activities }) => [
          ...choice('milestones', milestone.id, milestone.title),
          ...activities.flatMap((activity) => choice('activities', activity.id, activity.text)),
        ]),
      ]),
      ...(loose.get(roomId) ?? []).flatMap((activity) => choice('activities', activity.id, activity.text)),
    ]
  })
}
