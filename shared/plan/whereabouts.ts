import { collectionOf, type Collection, type Plan } from './plan.ts'

/** A place on a board (a workstream's id); without a box of its own, somewhere on it. */
export interface Spot {
  board: string
  box: { x: number; y: number; w: number; h: number } | null
}

/** What a thing belongs to, itself first, and where that lies. */
export interface Whereabouts {
  within: readonly string[]
  spots: readonly Spot[]
}

/** The few things that have to be known to say where something is: of a plan, or of a document about to change. */
export interface PlanFacts {
  collectionOf: (id: string) => Collection | null
  /** The field's value as the plan has it, `undefined` where there is none. */
  value: (collection: Collection, id: string, field: string) => unknown
  placement: (id: string) => (Spot & { box: NonNullable<Spot['box']> }) | null
}

export const factsOfPlan = (plan: Plan, placement: PlanFacts['placement']): PlanFacts => ({
  collectionOf: (id) => collectionOf(plan, id),
  value: (collection, id, field) =>
    (plan[collection].get(id) as Record<string, unknown> | undefined)?.[field],
  placement,
})

/** Fields that say what an entity belongs to. */
const PARENTS: Partial<Record<Collection, readonly string[]>> = {
  aspirations: ['workstreamId'],
  evidence: ['workstreamId'],
  issues: ['workstreamId'],
  initiatives: ['workstreamId'],
  indicators: ['workstreamId'],
  risks: ['workstreamId'],
  activities: ['milestoneId', 'workstreamId'],
  milestones: ['initiativeId'],
  budgetLines: ['initiativeId'],
  trajectoryPoints: ['indicatorId'],
  dependencies: ['fromId', 'toId'],
  links: ['fromId', 'toId'],
}

/** An entity's whereabouts: its own place where it has one, else those of what it belongs to. */
export const whereaboutsOf = (facts: PlanFacts, id: string): Whereabouts => {
  const within: string[] = []
  const spots: Spot[] = []
  const visit = (at: string): void => {
    if (within.includes(at)) return
    within.push(at)
    const collection = facts.collectionOf(at)
    const placed = facts.placement(at)
    if (placed) spots.push(placed)
    if (collection === 'workstreams') spots.push({ board: at, box: null })
    for (const field of (collection && PARENTS[collection]) ?? []) {
      const parent = collection && facts.value(collection, at, field)
      if (typeof parent === 'string') visit(parent)
    }
  }
  visit(id)
  return { within, spots }
}
