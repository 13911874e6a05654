import { live, liveOf } from '#shared/plan/select.ts'
import type { BoardCard } from '../cards/cardFace.ts'
import type { ArrangeContext } from './context.ts'

/** What a lane is for. */
export type LaneBy = 'initiative' | 'organisation'

export interface Lane {
  /** The id of its initiative or organisation; empty for the one of the rest. */
  key: string
  words: string
  cards: readonly BoardCard[]
}

const NONE = ''

/** In the order of the plan; cards of no lane have one at the end. */
export const lanesOf = ({ plan, cards, say }: ArrangeContext, by: LaneBy): Lane[] => {
  const laneCards = cards.filter(
    (card) => card.collection === 'initiatives' || card.collection === 'activities',
  )
  const keyOf = (card: BoardCard): string => {
    const initiative = card.collection === 'initiatives' ? card.id : card.under
    if (by === 'initiative') return initiative ?? NONE
    const lead = liveOf(plan, 'initiatives', initiative)?.leadOrgId
    const own = liveOf(plan, 'activities', card.id)?.responsibleIds[0]
    return liveOf(plan, 'organisations', (initiative === null ? own : lead) ?? null)?.id ?? NONE
  }
  const wordsOf = (key: string): string => {
    if (key === NONE) return say(by === 'initiative' ? 'lanes.noInitiative' : 'lanes.noLead')
    const organisation = liveOf(plan, 'organisations', key)
    if (organisation) return organisation.acronym || organisation.name || say('lanes.unnamed')
    const initiative = liveOf(plan, 'initiatives', key)
    return initiative?.code || initiative?.title || say('lanes.unnamed')
  }
  const groups = Map.groupBy(laneCards, keyOf)
  const inOrder = new Map(live(plan, 'initiatives').map((initiative) => [initiative.id, initiative.orderKey]))
  const keys = [...groups.keys()].filter((key) => key !== NONE)
  const sorted =
    by === 'initiative'
      ? keys.toSorted((a, b) => compare(inOrder.get(a) ?? '', inOrder.get(b) ?? '') || compare(a, b))
      : keys.toSorted((a, b) => compare(wordsOf(a).toLowerCase(), wordsOf(b).toLowerCase()) || compare(a, b))
  return [...sorted, NONE].flatMap((key) => {
    const inLane = groups.get(key)
    return inLane ? [{ key, words: wordsOf(key), cards: inLane }] : []
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
