import type { Initiative, Plan } from '../plan/plan.ts'
import { sha256Of, type ContentHash } from './canonical.ts'
import { collect } from './collect.ts'
import { PLAN_COLLECTIONS, type PlanContent, type RoadmapEntity } from './schema.ts'

/**
 * What a signature on an initiative is tied to: it, its milestones, activities, budget lines and risks,
 * dependencies that touch it, indicators linked to it with their trajectories, and id and name of the
 * organisations that answer for it. All sorted by id. Left out: `state`, which says how far the agreement itself
 * or a risk has come, `answer` of a dependency, which another room gives, and `order`, which moves when a neighbour
 * does; the numbers people use are in.
 */
export interface InitiativeContent {
  initiative: Omit<RoadmapEntity<'initiatives'>, 'state' | 'order'>
  milestones: RoadmapEntity<'milestones'>[]
  activities: RoadmapEntity<'activities'>[]
  dependencies: Omit<RoadmapEntity<'dependencies'>, 'answer'>[]
  budgetLines: Omit<RoadmapEntity<'budgetLines'>, 'order'>[]
  risks: Omit<RoadmapEntity<'risks'>, 'order' | 'state'>[]
  indicators: Omit<RoadmapEntity<'indicators'>, 'order'>[]
  trajectoryPoints: RoadmapEntity<'trajectoryPoints'>[]
  organisations: { id: string; name: string }[]
}

/** The content of every initiative, one after the other, each entity looked up and never searched for. */
export function* contentsOf(content: PlanContent): Generator<InitiativeContent> {
  const find = finderOf(content)
  for (const initiative of content.initiatives) yield contentOf(initiative, find)
}

type Finder = ReturnType<typeof finderOf>

const contentOf = (initiative: RoadmapEntity<'initiatives'>, find: Finder): InitiativeContent => {
  const { state: _state, order: _order, ...itself } = initiative
  const milestones = find.milestones(initiative.id)
  const activities = find.activities(initiative.id)
  const rows = [initiative.id, ...milestones.map((m) => m.id), ...activities.map((a) => a.id)]
  const indicators = find.linked('measures', [initiative.id], find.indicator)
  const answering = [
    initiative.leadOrgId ?? '',
    ...initiative.responsible.flatMap((r) => [r.organisationId, ...r.onBehalfOf]),
    ...activities.flatMap((a) => a.responsibleIds),
  ]
  return {
    initiative: itself,
    milestones,
    activities,
    dependencies: byId(rows.flatMap(find.dependencies)),
    budgetLines: withoutOrder(find.budgetLines(initiative.id)),
    risks: withoutOrder(find.linked('threatens', rows, find.risk)).map(({ state: _state, ...risk }) => risk),
    indicators: withoutOrder(indicators),
    trajectoryPoints: byId(indicators.flatMap((i) => find.trajectoryPoints(i.id))),
    organisations: byId(answering.flatMap((id) => find.organisation(id) ?? [])).map(({ id, name }) => ({
      id,
      name,
    })),
  }
}

const finderOf = (content: PlanContent) => {
  const indicators = new Map(content.indicators.map((i) => [i.id, i]))
  const risks = new Map(content.risks.map((r) => [r.id, r]))
  const organisations = new Map(content.organisations.map((o) => [o.id, o]))
  const linksTo = grouped(content.links, (l) => [l.toId])
  return {
    milestones: grouped(content.milestones, (m) => [m.initiativeId]),
    activities: grouped(content.activities, (a) => [a.initiativeId]),
    budgetLines: grouped(content.budgetLines, (b) => [b.initiativeId]),
    dependencies: grouped(content.dependencies.map(withoutAnswer), (d) => [d.fromId, d.toId]),
    trajectoryPoints: grouped(content.trajectoryPoints, (p) => [p.indicatorId]),
    indicator: (id: string) => indicators.get(id),
    risk: (id: string) => risks.get(id),
    organisation: (id: string) => organisations.get(id),
    /** What links of a kind lead from, to one of the targets. */
    linked: <T extends { id: string }>(
      kind: 'measures' | 'threatens',
      targets: readonly string[],
      source: (id: string) => T | undefined,
    ): T[] =>
      byId(targets.flatMap(linksTo).flatMap((l) => (l.kind === kind ? (source(l.fromId) ?? []) : []))),
  }
}

const grouped = <T>(all: readonly T[], keysOf: (one: T) => string[]): ((key: string) => T[]) => {
  const groups = new Map<string, T[]>()
  for (const one of all)
    for (const key of keysOf(one)) {
      const group = groups.get(key)
      if (group) group.push(one)
      else groups.set(key, [one])
    }
  return (key) => groups.get(key) ?? []
}

/** Each once, sorted by id. */
const byId = <T extends { id: string }>(entities: readonly T[]): T[] =>
  [...new Map(entities.map((e) => [e.id, e])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))

const withoutAnswer = ({
  answer: _answer,
  ...rest
}: RoadmapEntity<'dependencies'>): Omit<RoadmapEntity<'dependencies'>, 'answer'> => rest

const withoutOrder = <T extends { order: number }>(entities: readonly T[]): Omit<T, 'order'>[] =>
  entities.map(({ order: _order, ...rest }) => rest)

/** The content of a planned initiative as it is signed; throws for one that is not planned. */
export const initiativeContent = (plan: Plan, initiative: Pick<Initiative, 'id'>): InitiativeContent => {
  const content = collect(plan)
  const planned = content.initiatives.find((i) => i.id === initiative.id)
  if (!planned) throw new Error(`No planned initiative ${initiative.id}`)
  return contentOf(planned, finderOf(content))
}

export const initiativeHash = (plan: Plan, initiative: Pick<Initiative, 'id'>): ContentHash =>
  sha256Of(initiativeContent(plan, initiative))

export const initiativeHashes = (content: PlanContent): { id: string; hash: ContentHash }[] =>
  Array.from(contentsOf(content), (c) => ({ id: c.initiative.id, hash: sha256Of(c) }))

/** The whole agreed plan, as lab lead and sponsor endorse it, without what rooms have answered one another. */
export const planHash = (plan: Plan): ContentHash => contentHash(collect(plan))

export const contentHash = (content: PlanContent): ContentHash =>
  sha256Of(
    Object.fromEntries(
      PLAN_COLLECTIONS.filter((name) => content[name] !== undefined).map((name) => [
        name,
        name === 'dependencies' ? content.dependencies.map(withoutAnswer) : content[name],
      ]),
    ),
  )
