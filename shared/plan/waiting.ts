import { daysMissing } from './binds.ts'
import { circularDependencies } from './cycles.ts'
import type { Dependency, Plan } from './plan.ts'
import { NO_ANSWERS, neededBy, requestOf, waitedFor, type Request, type RequestAnswers } from './requests.ts'
import { rowDates, type RowDates } from './rowDates.ts'
import { organisationName } from './rules/organisationName.ts'
import { live, liveOf } from './select.ts'

/** One row of the plan that waits for another. */
export interface Wait {
  dependency: Dependency
  /** What is waited for. */
  from: RowDates
  /** What waits. */
  to: RowDates
  /** Null where both are in one room, which asks nobody. */
  request: Request | null
  /** The two wait for each other. */
  circular: boolean
  /** The day that is waited for as it is planned, and the last day it may be. */
  date: string | null
  neededBy: string | null
  /** Days to spare, below 0 when it comes too late; null while a day is not known. */
  inHand: number | null
}

/** What one organisation waits for from another; null where a row has nobody responsible yet. */
export interface WaitingPair {
  waiterId: string | null
  awaitedId: string | null
  /** Those with the fewest days in hand first. */
  waits: readonly Wait[]
  short: number
}

/** An organisation that waits or is waited for, each dependency counted once; among equals nobody comes last. */
export interface WaitingParty {
  organisationId: string | null
  count: number
  short: number
}

export interface Waiting {
  /** Who is waited for, and who waits: the most first. */
  awaited: readonly WaitingParty[]
  waiters: readonly WaitingParty[]
  pairs: readonly WaitingPair[]
  /** Rows have so many who are responsible that not everything stands in `pairs`. */
  cut: boolean
}

/** So many waits in all pairs together; hundreds who are responsible for each of thousands of rows come to millions. */
const MOST_IN_PAIRS = 200_000

/** It comes too late, and is still waited for: what was refused or goes round in a circle drives nothing. */
export const isShort = ({ inHand, request, circular }: Wait): boolean =>
  inHand !== null && inHand < 0 && request?.state !== 'refused' && !circular

/**
 * Which organisations wait for which, by who is responsible for what waits and for what is waited for; of a room, what
 * it waits for and what is waited for in it. What an organisation owes itself is left out.
 */
export const waitingOf = (
  plan: Plan,
  answers: RequestAnswers = NO_ANSWERS,
  roomId: string | null = null,
): Waiting => {
  const pairs = new Map<string, { waiterId: string | null; awaitedId: string | null; waits: Wait[] }>()
  const awaited = new Map<string | null, WaitingParty>()
  const waiters = new Map<string | null, WaitingParty>()
  const circular = circularDependencies(plan)
  let left = MOST_IN_PAIRS
  for (const dependency of live(plan, 'dependencies')) {
    const wait = waitOf(plan, dependency, answers, circular)
    if (!wait || (roomId !== null && wait.from.roomId !== roomId && wait.to.roomId !== roomId)) continue
    const waiting = responsibleFor(plan, wait.to.id)
    const awaitedHere = responsibleFor(plan, wait.from.id)
    const isOther = (id: string | null, others: readonly (string | null)[]) => others.some((o) => o !== id)
    for (const id of waiting) if (isOther(id, awaitedHere)) count(waiters, id, wait)
    for (const id of awaitedHere) if (isOther(id, waiting)) count(awaited, id, wait)
    left -= waiting.length * awaitedHere.length
    if (left < 0) continue
    for (const waiterId of waiting)
      for (const awaitedId of awaitedHere) {
        if (waiterId === awaitedId) continue
        const key = `${waiterId} ${awaitedId}`
        const pair = pairs.get(key) ?? { waiterId, awaitedId, waits: [] }
        pair.waits.push(wait)
        pairs.set(key, pair)
      }
  }
  return {
    awaited: sorted(plan, awaited),
    waiters: sorted(plan, waiters),
    pairs: [...pairs.values()].map((pair) => ({
      ...pair,
      waits: pair.waits.toSorted(byDaysInHand),
      short: pair.waits.filter(isShort).length,
    })),
    cut: left < 0,
  }
}

const count = (
  parties: Map<string | null, WaitingParty>,
  organisationId: string | null,
  wait: Wait,
): void => {
  const party = parties.get(organisationId) ?? { organisationId, count: 0, short: 0 }
  parties.set(organisationId, party)
  party.count += 1
  if (isShort(wait)) party.short += 1
}

const waitOf = (
  plan: Plan,
  dependency: Dependency,
  answers: RequestAnswers,
  circular: ReadonlySet<string>,
): Wait | null => {
  const from = rowDates(plan, dependency.fromId)
  const to = rowDates(plan, dependency.toId)
  if (!from || !to) return null
  const missing = daysMissing(dependency, from, to)
  return {
    dependency,
    from,
    to,
    request: requestOf(plan, dependency, answers.get(dependency.id) ?? null),
    circular: circular.has(dependency.id),
    date: waitedFor(dependency.type, from),
    neededBy: neededBy(dependency, to),
    inHand: missing === null ? null : 0 - missing,
  }
}

/** Who answers for a row: an activity's own, for an initiative and its milestones its lead. */
const responsibleFor = (plan: Plan, id: string): readonly (string | null)[] => {
  const activity = liveOf(plan, 'activities', id)
  const initiative = liveOf(plan, 'initiatives', liveOf(plan, 'milestones', id)?.initiativeId ?? id)
  const ids = activity ? activity.responsibleIds : [initiative?.leadOrgId ?? null]
  const found = ids.filter((orgId) => liveOf(plan, 'organisations', orgId))
  return found.length === 0 ? [null] : found
}

const byDaysInHand = (a: Wait, b: Wait): number =>
  Number(isShort(b)) - Number(isShort(a)) ||
  (a.inHand ?? Number.MAX_VALUE) - (b.inHand ?? Number.MAX_VALUE) ||
  (a.dependency.id < b.dependency.id ? -1 : 1)

const sorted = (plan: Plan, parties: ReadonlyMap<string | null, WaitingParty>): WaitingParty[] =>
  [...parties.values()].toSorted(
    (a, b) =>
      b.count - a.count ||
      b.short - a.short ||
      Number(a.organisationId === null) - Number(b.organisationId === null) ||
      nameOf(plan, a).localeCompare(nameOf(plan, b), 'en') ||
      (a.organisationId ?? '').localeCompare(b.organisationId ?? ''),
  )

const nameOf = (plan: Plan, { organisationId }: WaitingParty): string => {
  const organisation = liveOf(plan, 'organisations', organisationId)
  return organisation ? organisationName(organisation) : ''
}
