import type { HistoryFact } from '#shared/api/history.ts'
import type { Plan } from '#shared/plan/plan.ts'
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

/** Where a fact is looked at: just after it, or just before it when it took something away. */
export const placeOf = (
  fact: Pick<HistoryFact, 'seq' | 'lastSeq' | 'kind' | 'entityId' | 'workstreamId'>,
  plan: Plan,
): Pick<PastPlace, 'seq' | 'room' | 'card'> | null => {
  const room = fact.workstreamId ?? workstreams(plan)[0]?.id
  if (room === undefined) return null
  const seq = fact.kind === 'removed' ? Math.max(1, fact.seq - 1) : fact.lastSeq
  return { seq, room, card: fact.entityId }
}
