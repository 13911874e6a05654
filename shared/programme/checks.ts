import { completeRows } from '../plan/rules/completeRow.ts'
import type { Finding } from '../plan/rules/finding.ts'
import { indicatorRules } from '../plan/rules/indicators.ts'
import type { Initiative, Plan } from '../plan/plan.ts'
import { answeredIssues, boardOf, budgetLinesOf, initiativesOf, isPlanned, live, liveOf, planRowsOf } from '../plan/select.ts' // prettier-ignore
import type { Artefact, Check } from './template.ts'

/** What only the server can tell of a lab. */
export interface LabFacts {
  /** It has been frozen at least once. */
  frozen: boolean
  released: boolean
  /** Initiatives of the newest frozen version that all their organisations have agreed. */
  agreed: ReadonlySet<string>
  /** Rooms whose round of scores was revealed; null: the whole lab's. */
  scored: ReadonlySet<string | null>
}
export const NO_FACTS: LabFacts = { frozen: false, released: false, agreed: new Set(), scored: new Set() }

/** Something that keeps an artefact from being there; `entityId` is where it is mended, null where it has to be made. */
export interface Missing {
  code:
    | 'noAspiration'
    | 'more'
    | 'noSource'
    | 'unanswered'
    | 'noRootCause'
    | 'noPlanned'
    | 'noScores'
    | 'row'
    | 'noRows'
    | 'noBudget'
    | 'noIndicator'
    | 'indicator'
    | 'noOwner'
    | 'roomLead'
    | 'deliveryUnit'
    | 'noLead'
    | 'notSyndicated'
    | 'notFrozen'
    | 'notSigned'
    | 'notReleased'
    | 'notTicked'
  entityId: string | null
  /** How many more are wanted, for `more`. */
  count: number
}

/** How far an artefact is: there when `done` is `of`, and never of nothing. */
export interface Standing {
  done: number
  of: number
  missing: readonly Missing[]
}

export const isThere = ({ done, of }: Standing): boolean => done >= of

const miss = (code: Missing['code'], entityId: string | null = null, count = 1): Missing => ({
  code,
  entityId,
  count,
})
const standing = (of: number, missing: readonly Missing[], open = missing.length): Standing => ({
  done: Math.max(0, of - open),
  of,
  missing,
})
const yes = (there: boolean, code: Missing['code'], entityId: string | null = null): Standing =>
  standing(1, there ? [] : [miss(code, entityId)])

/** At least so many of them, each as it has to be. */
const atLeast = <T extends { id: string }>(
  all: readonly T[],
  least: number,
  good: (one: T) => boolean,
  code: Missing['code'],
): Standing => {
  const of = Math.max(all.length, least)
  const open = all.filter((one) => !good(one)).map(({ id }) => miss(code, id))
  const more = of - all.length
  return standing(of, more > 0 ? [miss('more', null, more), ...open] : open, open.length + more)
}

/** Each of them as it has to be; where there is none, that is what is missing. */
const all = <T extends { id: string }>(
  each: readonly T[],
  good: (one: T) => boolean,
  code: Missing['code'],
  none: Missing['code'],
): Standing => (each.length === 0 ? yes(false, none) : atLeast(each, 1, good, code))

const findings = new WeakMap<Plan, { rows: Set<string>; indicators: Finding[] }>()
/** What two rules say of a state of the plan, worked out once for all rooms. */
const findingsIn = (plan: Plan) => {
  const known = findings.get(plan)
  if (known) return known
  const rows = new Set(completeRows(plan).flatMap((f) => (f.severity === 'error' ? [f.path.id] : [])))
  const made = { rows, indicators: indicatorRules(plan).filter((f) => f.severity === 'error') }
  findings.set(plan, made)
  return made
}

const filled = (text: string): boolean => text.trim() !== ''
const planned = (plan: Plan, room: string): Initiative[] => initiativesOf(plan, room).filter(isPlanned)
const inRoom = <C extends 'issues' | 'risks'>(plan: Plan, collection: C, room: string) =>
  live(plan, collection).filter(({ id, text }) => boardOf(plan, id) === room && filled(text))
const rootCauses = (plan: Plan, room: string) =>
  inRoom(plan, 'issues', room).filter((issue) => issue.isRootCause)

const SYNDICATED: ReadonlySet<Initiative['state']> = new Set(['syndicated', 'agreed', 'inDelivery', 'done'])

type Answer = (plan: Plan, room: string, least: number, facts: LabFacts) => Standing

const OF_ROOM: Record<Exclude<Check, 'manual' | 'frozen' | 'released'>, Answer> = {
  aspiration: (plan, room) => {
    const own = live(plan, 'aspirations').filter((a) => a.workstreamId === room || a.workstreamId === null)
    return yes(
      own.some(({ statement }) => filled(statement)),
      'noAspiration',
      own[0]?.id ?? null,
    )
  },
  facts: (plan, room, least) =>
    atLeast(
      live(plan, 'evidence').filter((e) => e.workstreamId === room && filled(e.statement)),
      least,
      ({ sourceTitle, sourceUrl }) => filled(sourceTitle) || filled(sourceUrl),
      'noSource',
    ),
  rootCauses: (plan, room, least) => atLeast(rootCauses(plan, room), least, () => true, 'more'),
  answers: (plan, room) => {
    const answered = answeredIssues(plan)
    return all(rootCauses(plan, room), ({ id }) => answered.has(id), 'unanswered', 'noRootCause')
  },
  shortList: (plan, room, least) =>
    atLeast(
      initiativesOf(plan, room).filter(
        ({ state, title }) => state !== 'idea' && state !== 'stopped' && filled(title),
      ),
      least,
      () => true,
      'more',
    ),
  scores: (_, room, __, { scored }) => yes(scored.has(room) || scored.has(null), 'noScores'),
  rows: (plan, room) => {
    const initiatives = planned(plan, room)
    if (initiatives.length === 0) return yes(false, 'noPlanned')
    const { rows } = findingsIn(plan)
    const ofEach = initiatives.map(({ id }) => ({
      id,
      rows: planRowsOf(plan, id).flatMap(({ activities }) => activities),
    }))
    const bare = ofEach.filter((one) => one.rows.length === 0)
    const open = ofEach.flatMap((one) => one.rows.filter(({ id }) => rows.has(id)))
    return standing(
      ofEach.reduce((sum, one) => sum + Math.max(1, one.rows.length), 0),
      [...bare.map(({ id }) => miss('noRows', id)), ...open.map(({ id }) => miss('row', id))],
    )
  },
  budgets: (plan, room) =>
    all(
      planned(plan, room),
      ({ id }) => budgetLinesOf(plan, id).some(({ amount }) => amount !== null),
      'noBudget',
      'noPlanned',
    ),
  indicators: (plan, room) => {
    const initiatives = planned(plan, room)
    if (initiatives.length === 0) return yes(false, 'noPlanned')
    const byInitiative = Map.groupBy(findingsIn(plan).indicators, (f) => f.initiativeId)
    const open = initiatives.filter(({ id }) => byInitiative.has(id))
    return standing(
      initiatives.length,
      open.map(({ id }) => {
        const [first] = byInitiative.get(id) ?? []
        return first?.path.collection === 'indicators'
          ? miss('indicator', first.path.id)
          : miss('noIndicator', id)
      }),
    )
  },
  risks: (plan, room, least) =>
    atLeast(inRoom(plan, 'risks', room), least, ({ ownerOrgId }) => ownerOrgId !== null, 'noOwner'),
  governance: (plan, room) => {
    const own = liveOf(plan, 'workstreams', room)
    const initiatives = planned(plan, room)
    return standing(initiatives.length + 2, [
      ...(liveOf(plan, 'organisations', own?.leadOrgId ?? null) ? [] : [miss('roomLead', room)]),
      ...(liveOf(plan, 'organisations', own?.deliveryUnitOrgId ?? null) ? [] : [miss('deliveryUnit', room)]),
      ...initiatives
        .filter(({ leadOrgId }) => !liveOf(plan, 'organisations', leadOrgId))
        .map(({ id }) => miss('noLead', id)),
    ])
  },
  syndication: (plan, room) =>
    all(planned(plan, room), ({ state }) => SYNDICATED.has(state), 'notSyndicated', 'noPlanned'),
  signed: (plan, room, _, { agreed }) =>
    all(planned(plan, room), ({ id }) => agreed.has(id), 'notSigned', 'noPlanned'),
}

/**
 * How far an artefact is in a room, told from the plan, from what the server knows and from what was ticked. `room` is
 * null where the lab has it once.
 */
export const standingOf = (
  { check, least }: Artefact,
  room: string | null,
  { plan, facts, ticked }: { plan: Plan; facts: LabFacts; ticked: boolean },
): Standing => {
  if (check === 'manual') return yes(ticked, 'notTicked')
  if (check === 'frozen') return yes(facts.frozen, 'notFrozen')
  if (check === 'released') return yes(facts.released, 'notReleased')
  return OF_ROOM[check](plan, room ?? '', least, facts)
}
