import { byOrder } from '../plan/order.ts'
import type { Indicator, Initiative, Plan, Risk } from '../plan/plan.ts'
import { isPlanned, live, liveOf, planRowsOf } from '../plan/select.ts'
import { triggerOf, type Trigger } from '../plan/triggers.ts'
import { agreedEntries, sharedEntries } from './entries.ts'
import { nfc } from './nfc.ts'
import { plain } from './plain.ts'
import { registerContent, settledIdsOf } from './register.ts'
import type { PlanContent } from './schema.ts'

const collected = new WeakMap<Plan, PlanContent>()

/**
 * What of a plan leaves the lab: planned initiatives with everything that hangs on them, and what the whole lab
 * shares. Ideas and stopped initiatives are only named (`notAgreed`). Flat, sorted by id, without a reference
 * to anything that is not there. Kept per plan, since a plan is never changed in place.
 */
export const collect = (plan: Plan): PlanContent => {
  const known = collected.get(plan)
  if (known) return known
  const content = nfc({ ...agreedContent(plan), ...sharedContent(plan), ...registerContent(plan) })
  collected.set(plan, content)
  return content
}

type Agreed =
  | 'initiatives'
  | 'milestones'
  | 'activities'
  | 'dependencies'
  | 'links'
  | 'budgetLines'
  | 'fundingSources'
  | 'indicators'
  | 'trajectoryPoints'
  | 'risks'

const agreedContent = (plan: Plan): Pick<PlanContent, Agreed> => {
  const entry = agreedEntries(plan)
  const initiatives = live(plan, 'initiatives').filter(isPlanned)
  const rows = rowsOf(plan, initiatives)
  const planned = idsOf([...initiatives, ...rows.milestones, ...rows.activities])
  const aspirations = live(plan, 'aspirations')
  const risks = risksOf(plan, planned)
  const indicators = indicatorsOf(plan, new Set([...planned, ...idsOf(aspirations)]), risks)
  const measured = idsOf(indicators)
  const lines = live(plan, 'budgetLines').filter((l) => planned.has(l.initiativeId ?? ''))
  const funders = new Set(lines.map((l) => l.fundingSourceId))
  const shared = [...aspirations, ...live(plan, 'issues'), ...live(plan, 'evidence')]
  const there = new Set([...planned, ...measured, ...idsOf([...risks, ...shared])])
  const between = (r: { fromId: string; toId: string }) => there.has(r.fromId) && there.has(r.toId)
  return {
    initiatives: ranked(initiatives, entry.initiative),
    milestones: sorted(rows.milestones),
    activities: sorted(rows.activities),
    dependencies: sorted(live(plan, 'dependencies').filter(between).map(plain)),
    links: sorted(
      live(plan, 'links').flatMap((l) =>
        l.kind !== 'settles' && between(l) ? { ...plain(l), kind: l.kind } : [],
      ),
    ),
    budgetLines: ranked(lines, entry.budgetLine),
    fundingSources: sorted(
      live(plan, 'fundingSources')
        .filter((f) => funders.has(f.id))
        .map(entry.fundingSource),
    ),
    indicators: ranked(indicators, entry.indicator),
    trajectoryPoints: sorted(
      live(plan, 'trajectoryPoints')
        .filter((p) => measured.has(p.indicatorId ?? ''))
        .map((p) => ({ ...plain(p), indicatorId: p.indicatorId ?? '' })),
    ),
    risks: ranked(risks, entry.risk),
  }
}

const sharedContent = (plan: Plan): Omit<PlanContent, Agreed | 'decisions' | 'actions'> => {
  const entry = sharedEntries(plan)
  const creatorOf = (id: string | null): string | null => {
    const milestone = liveOf(plan, 'milestones', liveOf(plan, 'activities', id)?.milestoneId ?? null)
    const initiative = liveOf(plan, 'initiatives', milestone?.initiativeId ?? null)
    return initiative && isPlanned(initiative) ? id : null
  }
  return {
    organisations: sorted(
      live(plan, 'organisations').map((o) => ({
        ...plain(o),
        createdByActivityId: creatorOf(o.createdByActivityId),
      })),
    ),
    workstreams: ranked(live(plan, 'workstreams'), entry.workstream),
    aspirations: ranked(live(plan, 'aspirations'), entry.aspiration),
    evidence: sorted(live(plan, 'evidence').map(entry.evidence)),
    issues: ranked(live(plan, 'issues'), entry.issue),
    notAgreed: sorted(
      live(plan, 'initiatives')
        .filter((i) => !isPlanned(i))
        .map(({ id, illustrative, code, title, placeholder, state }) => ({
          id,
          illustrative,
          code,
          title,
          placeholder,
          state,
        })),
    ),
  }
}

/** Milestones and activities of the initiatives with the numbers people use (activityNumber). */
const rowsOf = (
  plan: Plan,
  initiatives: readonly Initiative[],
): Pick<PlanContent, 'milestones' | 'activities'> => {
  const entry = agreedEntries(plan)
  const rows = initiatives.flatMap((i) => planRowsOf(plan, i.id).map((row, m) => ({ ...row, number: m + 1 })))
  return {
    milestones: rows.map(({ milestone, number }) => ({
      ...plain(milestone),
      initiativeId: milestone.initiativeId ?? '',
      number,
    })),
    activities: rows.flatMap(({ milestone, activities, number }) =>
      activities.map((a, at) => entry.activity(a, milestone, `${number}.${at + 1}`)),
    ),
  }
}

/** Risks of what is planned, and those that came of an objection or dissent. */
const risksOf = (plan: Plan, planned: ReadonlySet<string>): Risk[] => {
  const threatening = sourcesOf(plan, 'threatens', planned)
  const settling = settledIdsOf(plan)
  return live(plan, 'risks').filter(({ id }) => threatening.has(id) || settling.has(id))
}

/** Indicators of what is planned or wanted, and those that show when a risk has occurred. */
const indicatorsOf = (plan: Plan, targets: ReadonlySet<string>, risks: readonly Risk[]): Indicator[] => {
  const measuring = sourcesOf(plan, 'measures', targets)
  const watched = new Set(risks.flatMap((risk) => indicatorOf(triggerOf(plan, risk))))
  return live(plan, 'indicators').filter(({ id }) => measuring.has(id) || watched.has(id))
}

const indicatorOf = (trigger: Trigger | null): string[] =>
  trigger?.kind === 'indicator' ? [trigger.indicatorId] : []

/** Ids that a link of the kind leads from, to one of the targets. */
const sourcesOf = (
  plan: Plan,
  kind: 'measures' | 'threatens',
  targets: ReadonlySet<string>,
): ReadonlySet<string> =>
  new Set(live(plan, 'links').flatMap((l) => (l.kind === kind && targets.has(l.toId) ? [l.fromId] : [])))

const idsOf = (entities: readonly { id: string }[]): Set<string> => new Set(entities.map((e) => e.id))

const sorted = <T extends { id: string }>(entities: readonly T[]): T[] =>
  entities.toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** Written with its place in the order of the lab, then sorted by id. */
const ranked = <T extends { id: string; orderKey: string }, E extends { id: string }>(
  entities: readonly T[],
  write: (entity: T, order: number) => E,
): E[] => sorted(entities.toSorted(byOrder).map((entity, at) => write(entity, at + 1)))
