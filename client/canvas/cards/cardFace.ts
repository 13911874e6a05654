import { cardLanguages } from '#shared/plan/cardLanguages.ts'
import { commentCountOf, type CommentCount } from '#shared/plan/comments.ts'
import type { Lock } from '#shared/plan/locks.ts'
import { byOrder } from '#shared/plan/order.ts'
import { boardOf, initiativeOf, live, liveOf } from '#shared/plan/select.ts'
import type { CardCollection, Plan } from '#shared/plan/plan.ts'
import { readOwnFacts, type CardFacts, type CardOwner } from './cardFacts.ts'
import type { SignState } from './signState.ts'

/** Everything a card shows, read from the plan and from who has signed. */
export interface CardFace {
  collection: CardCollection
  words: string
  /** The language of the words, and what they are in the lab's second one; null in a lab of one language. */
  language: string
  second: { language: string; words: string } | null
  /** The room's code, where the card's own does not begin with it. */
  room: string
  code: string
  owners: CardOwner[]
  facts: CardFacts
  /** An initiative's state. */
  state: string | null
  errors: number
  /** Who has signed it, once anyone has answered. */
  sign: SignState | null
  /** How many relations it has, also those that lead to other rooms. */
  relations: number
  /** What is said about it; null where nothing is. */
  said: CommentCount | null
  /** Who locked it and why; a lock of the whole room is not told on each card. */
  lock: { by: string; note: string } | null
  illustrative: boolean
  placeholder: boolean
}

export interface BoardCard {
  id: string
  collection: CardCollection
  /** The initiative an activity belongs to. */
  under: string | null
}

/**
 * The cards of a workstream's board: kind by kind, each in the order of the plan; activities initiative by initiative
 * and milestone by milestone, as in the table, and those of no initiative last.
 */
export const cardsOf = (plan: Plan, board: string): BoardCard[] => {
  const here = <C extends CardCollection>(collection: C) =>
    live(plan, collection).filter((entity) => boardOf(plan, entity.id) === board)
  const initiatives = here('initiatives').toSorted(byOrder)
  const rank = new Map(initiatives.map(({ id }, at) => [id, at]))
  const activities = here('activities').map((activity) => {
    const under = initiativeOf(plan, activity)?.id ?? null
    const milestone = under === null ? null : liveOf(plan, 'milestones', activity.milestoneId)
    return { activity, under, milestone, rank: rank.get(under ?? '') ?? rank.size }
  })
  activities.sort(
    (a, b) =>
      a.rank - b.rank ||
      (a.milestone && b.milestone ? byOrder(a.milestone, b.milestone) : 0) ||
      byOrder(a.activity, b.activity),
  )
  return [
    ...LEADS.flatMap((collection) =>
      here(collection)
        .toSorted(byOrder)
        .map(({ id }) => ({ id, collection, under: null })),
    ),
    ...initiatives.map(({ id }) => ({ id, collection: 'initiatives' as const, under: null })),
    ...activities.map(({ activity: { id }, under }) => ({ id, collection: 'activities' as const, under })),
  ]
}

/** What leads to initiatives comes before them. */
const LEADS = ['issues', 'indicators', 'risks'] as const

/** What is told of a card from elsewhere than its entity. */
export interface CardMarks {
  errors: number
  lock: Lock | null
  sign: SignState | null
  relations: number
}

/** What a card shows, or null when its entity is gone. */
export const cardFaceOf = (
  plan: Plan,
  { id, collection }: BoardCard,
  { errors = 0, lock = null, sign = null, relations = 0 }: Partial<CardMarks> = {},
): CardFace | null => {
  const own = readOwnFacts(plan, collection, id)
  const entity = liveOf(plan, collection, id)
  if (!own || !entity) return null
  const { first, second } = cardLanguages(plan)
  const room = liveOf(plan, 'workstreams', boardOf(plan, id))?.code ?? ''
  return {
    ...own,
    collection,
    language: first,
    second: second === '' ? null : { language: second, words: entity.translation },
    room: own.code.startsWith(room) ? '' : room,
    errors,
    sign,
    relations,
    said: commentCountOf(plan, id),
    illustrative: entity.illustrative,
    lock: lock && { by: lock.by, note: lock.note },
  }
}
