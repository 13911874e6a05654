import type { HistoryFact } from '#shared/api/history.ts'
import type { Collection, Plan } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'

export interface PastPlace {
  lab: string
  seq: number
  /** A room's id or its part of an address. */
  room: string
  view: 'canvas' | 'plan'
  card?: string | null
}

/** The address of a room of a lab at a past moment; with a card, its details are open. */
export const pastAddress = ({ lab, seq, room, view, card }: PastPlace): string =>
  `/labs/${lab}/history/${seq}/rooms/${room}/${view}${card ? `?card=${card}` : ''}`

/** What has no details to open. */
const WITHOUT_DETAILS: ReadonlySet<Collection> = new Set(['lab', 'workstreams', 'fundingSources'])

/** The card whose details show what a fact is about: of a relation or a comment, the one it hangs on. */
const cardOf = (plan: Plan, { collection, entityId }: Pick<HistoryFact, 'collection' | 'entityId'>) => {
  if (collection === null || entityId === null || WITHOUT_DETAILS.has(collection)) return null
  if (collection === 'links' || collection === 'dependencies')
    return plan[collection].get(entityId)?.fromId ?? null
  return collection === 'comments' ? (plan.comments.get(entityId)?.aboutId ?? null) : entityId
}

/** Where a fact is looked at: just after it, or just before it when it took something away. */
export const placeOf = (
  fact: Pick<HistoryFact, 'seq' | 'lastSeq' | 'kind' | 'collection' | 'entityId' | 'workstreamId'>,
  plan: Plan,
): Pick<PastPlace, 'seq' | 'room' | 'card'> | null => {
  const room = fact.workstreamId ?? workstreams(plan)[0]?.id
  if (room === undefined) return null
  const seq = fact.kind === 'removed' ? Math.max(1, fact.seq - 1) : fact.lastSeq
  return { seq, room, card: cardOf(plan, fact) }
}
