import type { DiaryLine } from '../api/diary.ts'
import { budgetOf } from '../plan/budget.ts'
import { daysBetween, lastDay } from '../plan/dates.ts'
import type { Plan } from '../plan/plan.ts'
import { trajectoryOf } from '../plan/select.ts'
import { nameOf, organisationName, organisationNames } from './names.ts'
import type { Turn } from './turns.ts'

/** A date that moved by more days than this is told. */
const MOVED_DAYS = 14

/** The changes of a room that matter most, the most important first. */
export const changedLines = (from: Plan, to: Plan, turns: readonly Turn[]): DiaryLine[] => [
  ...cameAndWent(from, to, turns),
  ...initiativeStates(to, turns),
  ...occurredRisks(to, turns),
  ...movedDates(to, turns),
  ...newLeads(to, turns),
  ...filledIndicators(from, to, turns),
  ...filledBudgets(from, to, turns),
  ...newOwners(to, turns),
]

const of = <C extends Turn['collection']>(turns: readonly Turn[], collection: C): Turn<C>[] =>
  turns.filter((turn) => turn.collection === collection) as unknown as Turn<C>[]

const cameAndWent = (from: Plan, to: Plan, turns: readonly Turn[]): DiaryLine[] =>
  (['created', 'removed'] as const).flatMap((kind) =>
    of(turns, 'initiatives')
      .filter((turn) => turn.kind === kind)
      .map(({ id }) => ({
        kind: kind === 'created' ? 'newInitiative' : 'removedInitiative',
        filled: { name: nameOf(kind === 'created' ? to : from, id) },
      })),
  )

const initiativeStates = (to: Plan, turns: readonly Turn[]): DiaryLine[] =>
  of(turns, 'initiatives').flatMap(({ id, before, after }) =>
    before && after && before.state !== after.state
      ? [{ kind: 'newState', filled: { name: nameOf(to, id), state: after.state, before: before.state } }]
      : [],
  )

const occurredRisks = (to: Plan, turns: readonly Turn[]): DiaryLine[] =>
  of(turns, 'risks')
    .filter(({ before, after }) => after?.state === 'occurred' && before?.state !== 'occurred')
    .map(({ id, after }) => ({
      kind: after?.type === 'assumption' ? 'assumptionFalse' : 'riskOccurred',
      filled: { name: nameOf(to, id) },
    }))

/** The furthest first. */
const movedDates = (to: Plan, turns: readonly Turn[]): DiaryLine[] => {
  const moves: { days: number; line: DiaryLine }[] = []
  const add = (id: string, edge: 'start' | 'end', was: string | null, is: string | null) => {
    if (was === null || is === null) return
    const days = daysBetween(was, is)
    if (Math.abs(days) <= MOVED_DAYS) return
    const kind = `${edge}${days > 0 ? 'Later' : 'Earlier'}`
    moves.push({
      days: Math.abs(days),
      line: { kind, filled: { name: nameOf(to, id), count: Math.abs(days), to: is } },
    })
  }
  for (const { id, before, after } of of(turns, 'initiatives')) {
    if (!before || !after) continue
    add(id, 'start', before.start, after.start)
    add(id, 'end', lastDay(before.endKind, before.end), lastDay(after.endKind, after.end))
  }
  for (const { id, before, after } of of(turns, 'milestones'))
    if (before && after) add(id, 'end', before.due, after.due)
  for (const { id, before, after } of of(turns, 'activities')) {
    if (!before || !after) continue
    // A row that moved as a whole is one piece of news.
    const [was, is] = [before, after].map(({ endKind, plannedEnd }) => lastDay(endKind, plannedEnd))
    if (was !== is) add(id, 'end', was ?? null, is ?? null)
    else add(id, 'start', before.plannedStart, after.plannedStart)
  }
  return moves.toSorted((a, b) => b.days - a.days).map(({ line }) => line)
}

const newLeads = (to: Plan, turns: readonly Turn[]): DiaryLine[] =>
  of(turns, 'initiatives').flatMap(({ id, before, after }) => {
    if (!before || !after || before.leadOrgId === after.leadOrgId) return []
    const filled = {
      name: nameOf(to, id),
      owner: organisationName(to, after.leadOrgId),
      before: organisationName(to, before.leadOrgId),
    }
    if (after.leadOrgId === null) return [{ kind: 'leadGone', filled }]
    return [{ kind: before.leadOrgId === null ? 'leadNamed' : 'newLead', filled }]
  })

const filledIndicators = (from: Plan, to: Plan, turns: readonly Turn[]): DiaryLine[] => {
  const final = (plan: Plan, id: string) =>
    trajectoryOf(plan, id).find(({ kind, value }) => kind === 'final' && value !== null)
  const baselines = of(turns, 'indicators').flatMap(({ id, before, after }) =>
    before && after && before.baselineValue === null && after.baselineValue !== null
      ? [
          {
            kind: 'baseline',
            filled: { name: nameOf(to, id), value: `${after.baselineValue} ${after.unit}`.trim() },
          },
        ]
      : [],
  )
  const roomIds = new Set(turns.map(({ roomId }) => roomId))
  const targets = [...to.indicators.values()]
    .filter((indicator) => indicator.deletedAt === null && roomIds.has(indicator.workstreamId))
    .flatMap((indicator) => {
      const target = final(to, indicator.id)
      if (!target || final(from, indicator.id) || !from.indicators.has(indicator.id)) return []
      const value = `${target.value} ${indicator.unit}`.trim()
      return [{ kind: 'target', filled: { name: nameOf(to, indicator.id), value, to: target.date ?? '' } }]
    })
  return [...baselines, ...targets]
}

const filledBudgets = (from: Plan, to: Plan, turns: readonly Turn[]): DiaryLine[] => {
  const ids = new Set(of(turns, 'budgetLines').flatMap(({ after }) => after?.initiativeId ?? []))
  const said = (plan: Plan, id: string) => budgetOf(plan, id).filter(({ total }) => total !== '0')
  return [...ids].flatMap((id) => {
    const totals = said(to, id)
    if (totals.length === 0 || said(from, id).length > 0) return []
    const amount = totals.map(({ currency, total }) => `${currency} ${total}`).join(', ')
    return [{ kind: 'budget', filled: { name: nameOf(to, id), amount } }]
  })
}

const newOwners = (to: Plan, turns: readonly Turn[]): DiaryLine[] =>
  of(turns, 'activities').flatMap(({ id, before, after }) => {
    if (!before || !after || before.responsibleIds.length === 0) return []
    const [was, is] = [before.responsibleIds, after.responsibleIds].map((ids) => ids.toSorted())
    if (String(was) === String(is)) return []
    const filled = {
      name: nameOf(to, id),
      owner: organisationNames(to, after.responsibleIds),
      before: organisationNames(to, before.responsibleIds),
    }
    return [{ kind: after.responsibleIds.length === 0 ? 'ownerGone' : 'newOwner', filled }]
  })
