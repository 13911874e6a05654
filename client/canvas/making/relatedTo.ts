import { liveEntity, type CardCollection, type Collection, type Plan } from '#shared/plan/plan.ts'
import { initiativeOf, liveOf } from '#shared/plan/select.ts'

/** What a new card belongs to, answers, measures or threatens when one of these is selected. */
const RELATES: { [C in CardCollection]: readonly Collection[] } = {
  issues: [],
  initiatives: ['issues'],
  activities: ['initiatives'],
  indicators: ['initiatives'],
  risks: ['initiatives', 'activities'],
}

/** The entity a new card of a kind is related to when another is selected; null where that means nothing. */
export const relatedTo = (plan: Plan, collection: CardCollection, selected: string | null): string | null => {
  const found = selected === null ? null : liveEntity(plan, selected)
  if (!found) return null
  if (RELATES[collection].includes(found.collection)) return found.entity.id
  const activity = liveOf(plan, 'activities', found.entity.id)
  return activity && RELATES[collection].includes('initiatives')
    ? (initiativeOf(plan, activity)?.id ?? null)
    : null
}

const LONGEST = 32

/** What a related entity is called in a hint: its number, or the beginning of its words. */
export const shortName = (plan: Plan, id: string | null): string | null => {
  const entity: Record<string, unknown> = { ...(id === null ? null : liveEntity(plan, id)?.entity) }
  const name = [entity['code'], entity['title'], entity['text'], entity['name']].find(
    (text): text is string => typeof text === 'string' && text.trim() !== '',
  )
  if (name === undefined) return null
  const line = name.replaceAll(/\s+/g, ' ').trim()
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`
}
