import type { Lock } from '#shared/plan/locks.ts'
import { byOrder } from '#shared/plan/order.ts'
import { activityNumber, boardOf, initiativeOf, live, liveOf } from '#shared/plan/select.ts'
import type { CardCollection, Plan } from '#shared/plan/plan.ts'

/** A card's line of facts, told by its kind; the words for it are chosen where it is shown. */
export type CardFacts =
  | { kind: 'issue'; theme: string; rootCause: boolean }
  | { kind: 'span'; start: string | null; end: string | null; endKind: 'date' | 'ongoing' | 'notKnown' }
  | { kind: 'indicator'; baseline: string | null; unit: string }
  | { kind: 'risk'; assumption: boolean; likelihood: number | null; impact: number | null }

/** Everything a card shows, read from the plan. */
export interface CardFace {
  collection: CardCollection
  words: string
  code: string
  owners: string[]
  facts: CardFacts
  /** An initiative's state. */
  state: string | null
  errors: number
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

const orgName = (plan: Plan, id: string): string => {
  const organisation = liveOf(plan, 'organisations', id)
  return organisation ? organisation.acronym || organisation.name : ''
}

const named = (plan: Plan, ids: readonly (string | null)[]): string[] =>
  ids.map((id) => (id === null ? '' : orgName(plan, id))).filter((name) => name !== '')

type Own = Omit<CardFace, 'errors' | 'collection' | 'illustrative' | 'lock'>

const READ: { [C in CardCollection]: (plan: Plan, id: string) => Own | null } = {
  issues: (plan, id) => {
    const e = liveOf(plan, 'issues', id)
    return (
      e && {
        words: e.text,
        code: '',
        owners: [],
        facts: { kind: 'issue', theme: e.theme, rootCause: e.isRootCause },
        state: null,
        placeholder: false,
      }
    )
  },
  initiatives: (plan, id) => {
    const e = liveOf(plan, 'initiatives', id)
    return (
      e && {
        words: e.title,
        code: e.code,
        owners: named(plan, [e.leadOrgId, ...e.supportOrgIds]),
        facts: { kind: 'span', start: e.start, end: e.end, endKind: e.endKind },
        state: e.state,
        placeholder: e.placeholder,
      }
    )
  },
  activities: (plan, id) => {
    const e = liveOf(plan, 'activities', id)
    const number = e && activityNumber(plan, e)
    const code = e && initiativeOf(plan, e)?.code
    return (
      e && {
        words: e.text,
        code: [code, number].filter(Boolean).join(' · '),
        owners: named(plan, e.responsibleIds),
        facts: { kind: 'span', start: e.plannedStart, end: e.plannedEnd, endKind: e.endKind },
        state: null,
        placeholder: false,
      }
    )
  },
  indicators: (plan, id) => {
    const e = liveOf(plan, 'indicators', id)
    return (
      e && {
        words: e.name,
        code: e.code,
        owners: named(plan, [e.ownerOrgId]),
        facts: { kind: 'indicator', baseline: e.baselineValue, unit: e.unit },
        state: null,
        placeholder: false,
      }
    )
  },
  risks: (plan, id) => {
    const e = liveOf(plan, 'risks', id)
    return (
      e && {
        words: e.text,
        code: '',
        owners: named(plan, [e.ownerOrgId]),
        facts: {
          kind: 'risk',
          assumption: e.type === 'assumption',
          likelihood: e.likelihood,
          impact: e.impact,
        },
        state: null,
        placeholder: false,
      }
    )
  },
}

/** What a card shows, or null when its entity is gone. */
export const cardFaceOf = (
  plan: Plan,
  card: BoardCard,
  errors: number,
  lock: Lock | null = null,
): CardFace | null => {
  const own = READ[card.collection](plan, card.id)
  const illustrative = liveOf(plan, card.collection, card.id)?.illustrative ?? false
  const told = lock && { by: lock.by, note: lock.note }
  return own && { ...own, collection: card.collection, errors, illustrative, lock: told }
}
