import { collectionOf, type Collection, type Plan } from './plan.ts'

export interface Box {
  x: number
  y: number
  w: number
  h: number
}

/** Whether one covers a part of the other; boxes that only touch do not. */
export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

/** A place on a board (a workstream's id); without a box of its own, somewhere on it. */
export interface Spot {
  board: string
  box: Box | null
  /** What lies in it goes with it (a frame, a whole room): it lies wherever any part of it does, not only its middle. */
  carries?: boolean
}
export type PlacedSpot = Spot & { box: Box }

/** By its middle, a frame by any part of it; what has no box of its own lies in no part of a board. */
export const liesIn = ({ box: own, carries }: Spot, area: Box | null): boolean => {
  if (area === null) return true
  if (own === null) return carries === true
  const x = carries ? own.x : own.x + own.w / 2
  const y = carries ? own.y : own.y + own.h / 2
  const w = carries ? own.w : 0
  const h = carries ? own.h : 0
  return x <= area.x + area.w && x + w >= area.x && y <= area.y + area.h && y + h >= area.y
}

/** Those of these areas that it lies in. */
export const areasAround = <A extends { box: Box | null }>(spot: Spot, areas: readonly A[]): readonly A[] =>
  areas.filter(({ box }) => liesIn(spot, box))

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
  placement: (id: string) => PlacedSpot | null
}

export const factsOfPlan = (plan: Plan, placement: PlanFacts['placement']): PlanFacts => ({
  collectionOf: (id) => collectionOf(plan, id),
  value: (collection, id, field) =>
    (plan[collection].get(id) as Record<string, unknown> | undefined)?.[field],
  placement,
})

/** The same of a plan while an edit is being judged: whatever is so before or after it. */
export interface EitherFacts {
  collectionsOf: (id: string) => readonly Collection[]
  values: (collection: Collection, id: string, field: string) => readonly unknown[]
  /** Null among them where it has no place of its own in one of the states. */
  placements: (id: string) => readonly (PlacedSpot | null)[]
}

export const eitherOf = (...states: readonly PlanFacts[]): EitherFacts => ({
  collectionsOf: (id) => states.flatMap((state) => state.collectionOf(id) ?? []),
  values: (collection, id, field) => states.map((state) => state.value(collection, id, field)),
  placements: (id) => states.map((state) => state.placement(id)),
})

/** Collections of what joins two others. */
export const RELATIONS: ReadonlySet<Collection> = new Set(['dependencies', 'links'])

/** Fields that say what an entity belongs to, with the collection that is in (null: any but a relation's). */
export const PARENTS: Partial<Record<Collection, Readonly<Record<string, Collection | null>>>> = {
  aspirations: { workstreamId: 'workstreams' },
  evidence: { workstreamId: 'workstreams' },
  issues: { workstreamId: 'workstreams' },
  initiatives: { workstreamId: 'workstreams' },
  indicators: { workstreamId: 'workstreams' },
  risks: { workstreamId: 'workstreams' },
  decisions: { workstreamId: 'workstreams' },
  actions: { workstreamId: 'workstreams' },
  activities: { milestoneId: 'milestones', workstreamId: 'workstreams' },
  milestones: { initiativeId: 'initiatives' },
  budgetLines: { initiativeId: 'initiatives' },
  trajectoryPoints: { indicatorId: 'indicators' },
  dependencies: { fromId: null, toId: null },
  links: { fromId: null, toId: null },
}

/** An entity's whereabouts: its own place where it has one, else those of what it belongs to; and its room. */
export const whereaboutsOf = (facts: PlanFacts, id: string): Whereabouts =>
  openWhereabouts(eitherOf(facts))(id)

/**
 * All it belongs to and lies in before or after. A way that is partly old and partly new is among them; whatever it
 * leads to is also where the thing was or will be whose parent changes, and that is touched as well.
 */
export const openWhereabouts = (facts: EitherFacts): ((id: string) => Whereabouts) => {
  const known = new Map<string, readonly string[]>()
  const parentsOf = (id: string): readonly string[] => {
    const found = known.get(id) ?? findParents(facts, id)
    known.set(id, found)
    return found
  }
  return (id) => {
    const within = new Set<string>()
    const homeless = new Set<string>()
    const spots: Spot[] = []
    const visit = (at: string, placed: boolean): void => {
      if (within.has(at) && (placed || homeless.has(at))) return
      if (!within.has(at) && facts.collectionsOf(at).includes('workstreams'))
        spots.push({ board: at, box: null })
      within.add(at)
      if (!placed) homeless.add(at)
      const places = placed ? [] : facts.placements(at)
      for (const place of places) if (place) spots.push(place)
      const settled = placed || !places.includes(null)
      for (const parent of parentsOf(at)) visit(parent, settled)
    }
    visit(id, false)
    return { within: [...within], spots }
  }
}

const findParents = (facts: EitherFacts, id: string): string[] => {
  const parents: string[] = []
  for (const collection of facts.collectionsOf(id)) {
    const fields = PARENTS[collection]
    for (const field in fields)
      for (const parent of facts.values(collection, id, field))
        if (typeof parent === 'string' && leadsTo(facts, parent, fields[field] ?? null)) parents.push(parent)
  }
  return parents
}

const leadsTo = (facts: EitherFacts, id: string, expected: Collection | null): boolean =>
  facts.collectionsOf(id).some((found) => (expected === null ? !RELATIONS.has(found) : found === expected))
