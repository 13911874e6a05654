import type { CardCollection, Plan } from '#shared/plan/plan.ts'
import type { Sector } from '#shared/plan/sectors.ts'
import { activityNumber, initiativeOf, liveOf } from '#shared/plan/select.ts'

/** A card's line of facts, told by its kind; the words for it are chosen where it is shown. */
export type CardFacts =
  | { kind: 'issue'; theme: string; rootCause: boolean }
  | { kind: 'span'; start: string | null; end: string | null; endKind: 'date' | 'ongoing' | 'notKnown' }
  | { kind: 'indicator'; baseline: string | null; unit: string }
  | { kind: 'risk'; assumption: boolean; likelihood: number | null; impact: number | null }

export interface CardOwner {
  name: string
  sector: Sector
}

const named = (plan: Plan, ids: readonly (string | null)[]): CardOwner[] =>
  ids.flatMap((id) => {
    const organisation = liveOf(plan, 'organisations', id)
    const name = organisation?.acronym || organisation?.name
    return organisation && name ? [{ name, sector: organisation.sector }] : []
  })

/** What an entity says of itself on its card. */
export interface OwnFacts {
  words: string
  code: string
  owners: CardOwner[]
  facts: CardFacts
  /** An initiative's state. */
  state: string | null
  placeholder: boolean
}

const READ: { [C in CardCollection]: (plan: Plan, id: string) => OwnFacts | null } = {
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

/** Null when the entity is gone. */
export const readOwnFacts = (plan: Plan, collection: CardCollection, id: string): OwnFacts | null =>
  READ[collection](plan, id)
