import { collectionOf, type Plan } from '../plan/plan.ts'
import { organisationName as nameOfOrganisation } from '../plan/rules/organisationName.ts'
import { activityNumber, initiativeOf, liveOf } from '../plan/select.ts'
import { plainWords } from './plainWords.ts'

const MOST_NAME = 60
/** What was said or decided: its first words. */
const MOST_TEXT = 110

export const words = (text: string): string => plainWords(text, MOST_TEXT)

const joined = (...parts: (string | null | undefined)[]): string =>
  plainWords(parts.filter(Boolean).join(' '), MOST_NAME)

/** `MPSG-4 2.3 Team members`, as people call it; a dash where nobody has named it. */
export const nameOf = (plan: Plan, id: string): string => rawName(plan, id) || '–'

const rawName = (plan: Plan, id: string): string => {
  const activity = liveOf(plan, 'activities', id)
  if (activity) {
    const initiative = initiativeOf(plan, activity)
    return joined(initiative?.code, activityNumber(plan, activity), activity.text)
  }
  const milestone = plan.milestones.get(id)
  if (milestone) return joined(plan.initiatives.get(milestone.initiativeId ?? '')?.code, milestone.title)
  const collection = collectionOf(plan, id)
  const fields: Record<string, unknown> = { ...(collection && plan[collection].get(id)) }
  const text = (field: string) => (typeof fields[field] === 'string' ? fields[field] : '')
  return joined(
    text('code'),
    text('title') || text('name') || text('text') || text('statement') || text('item'),
  )
}

export const organisationName = (plan: Plan, id: string | null): string => {
  const organisation = plan.organisations.get(id ?? '')
  return organisation ? joined(nameOfOrganisation(organisation)) || '–' : '–'
}

export const organisationNames = (plan: Plan, ids: readonly string[]): string =>
  plainWords(ids.map((id) => organisationName(plan, id)).join(', ') || '–', MOST_NAME)

export const roomName = (plan: Plan, id: string | null): string => {
  const room = plan.workstreams.get(id ?? '')
  return room ? joined(room.code || room.title) || '–' : '–'
}
