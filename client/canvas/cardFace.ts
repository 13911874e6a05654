import { cardLanguages } from '#shared/plan/cardLanguages.ts'
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

/** The cards of a workstream's board: kind by kind, each in the order of the plan. */
export const cardsOf = (plan: Plan, board: string): BoardCard[] =>
  ORDER.flatMap((collection) =>
    live(plan, collection)
      .filter((entity) => boardOf(plan, entity.id) === board)
      .toSorted((a, b) => milestoneOrder(plan, a, b) || byOrder(a, b))
      .map(({ id }) => {
        const activity = collection === 'activities' ? liveOf(plan, 'activities', id) : null
        return { id, collection, under: (activity && initiativeOf(plan, activity)?.id) ?? null }
      }),
  )

/** What leads to initiatives first, and those it leads to after them. */
const ORDER: readonly CardCollection[] = ['issues', 'indicators', 'risks', 'initiatives', 'activities']

/** Activities follow the order of their milestones. */
const milestoneOrder = (plan: Plan, a: object, b: object): number => {
  const milestone = (e: object) =>
    liveOf(plan, 'milestones', 'milestoneId' in e && typeof e.milestoneId === 'string' ? e.milestoneId : null)
  const [first, second] = [milestone(a), milestone(b)]
  return first && second && first.id !== second.id ? byOrder(first, second) : 0
}

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
    illustrative: entity.illustrative,
    lock: lock && { by: lock.by, note: lock.note },
  }
}
