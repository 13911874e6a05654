import type { Change, InkRecord } from './commands.ts'
import { workingOn } from './decide.ts'
import { inkSpot, type InkOf } from './inkSpot.ts'
import { PLACE, type Touch } from './locks.ts'
import { noteTouchOf } from './noteTouch.ts'
import { collectionOf, COLLECTION_NAMES, type Plan } from './plan.ts'
import {
  eitherOf,
  factsOfPlan,
  PARENTS,
  RELATIONS,
  openWhereabouts,
  type EitherFacts,
  type Whereabouts,
  type PlanFacts,
  type Spot,
} from './whereabouts.ts'

/**
 * What changes touch, each thing with where it was before them and where it is after. Taking a thing away also
 * touches what belongs to it. `wrote`: whether the drawing of an id is the person's own; a new one is.
 */
export const touchesOf = (
  plan: Plan,
  placementOf: PlanFacts['placement'],
  inkOf: InkOf,
  changes: readonly Change[],
  wrote: (id: string) => boolean = () => false,
): Touch[] => {
  const after = afterChanges(plan, placementOf, inkOf, changes)
  const facts = eitherOf(factsOfPlan(plan, placementOf), factsOfPlan(after.plan, after.placementOf))
  const whereaboutsOf = openWhereabouts(facts)
  const told = (id: string, field: string | null): Touch => ({ id, field, ...whereaboutsOf(id) })
  return changes.flatMap((change) => {
    switch (change.op) {
      case 'ink': {
        if (change.record === null && !inkOf(change.id)) return []
        const spots = [inkSpot(inkOf, change.id), inkSpot(after.inkOf, change.id)].filter((s) => s !== null)
        const isOwn = !inkOf(change.id) || wrote(change.id)
        const isEntity = (id: string) => collectionOf(after.plan, id) !== null
        const note = isOwn ? noteTouchOf(change.id, [inkOf, after.inkOf], isEntity) : undefined
        return { id: change.id, field: null, within: [change.id], spots: withoutDoubles(spots), note }
      }
      case 'place':
        if (change.placement === null && !placementOf(change.entityId)) return []
        return told(change.entityId, PLACE)
      case 'put':
      case 'set': {
        if (change.collection === 'comments') return []
        const fields = change.op === 'put' ? [null] : written(plan, change).map(fieldTouched)
        const own = fields.map((field) => told(change.id, field))
        return fields.includes(null) ? [...own, ...takenAlong(plan, facts, whereaboutsOf, change.id)] : own
      }
    }
  })
}

/** Fields that a change writes in: to set what is there already, or was seen before writing, writes nothing. */
const written = (plan: Plan, { collection, id, fields, base }: Extract<Change, { op: 'set' }>): string[] => {
  const held: Record<string, unknown> = { ...plan[collection].get(id) }
  const seen = (field: string) => base?.[field] ?? held[field]
  return Object.keys(fields).filter((field) => JSON.stringify(seen(field)) !== JSON.stringify(fields[field]))
}

/** Removed and brought back is a thing as a whole. */
export const fieldTouched = (field: string): string | null =>
  field === 'deletedAt' || field === 'id' ? null : field

const afterChanges = (
  plan: Plan,
  placementOf: PlanFacts['placement'],
  inkOf: InkOf,
  changes: readonly Change[],
) => {
  const fork = workingOn(plan)
  const places = new Map<string, ReturnType<PlanFacts['placement']>>()
  const drawings = new Map<string, InkRecord | null>()
  for (const change of changes) {
    fork.apply(change)
    if (change.op === 'ink') drawings.set(change.id, change.record)
    if (change.op === 'place') places.set(change.entityId, change.placement && spotOf(change.placement))
  }
  return {
    plan: fork.plan,
    placementOf: (id: string) => (places.has(id) ? (places.get(id) ?? null) : placementOf(id)),
    inkOf: (id: string) => (drawings.has(id) ? drawings.get(id) : inkOf(id)),
  }
}

/** A card's place as a spot on its board. */
export const spotOf = ({
  board,
  x,
  y,
  w,
  h,
}: {
  board: string
  x: number
  y: number
  w: number
  h: number
}) => ({
  board,
  box: { x, y, w, h },
})

/** What is not seen any more when an entity is gone, each thing for itself. A relation goes with either end, as it may. */
const takenAlong = (
  plan: Plan,
  facts: EitherFacts,
  whereaboutsOf: (id: string) => Whereabouts,
  id: string,
): Touch[] => {
  if (collectionOf(plan, id) === null) return []
  const room: Touch[] = plan.workstreams.has(id)
    ? [{ id, field: null, within: [], spots: [{ board: id, box: null, carries: true }] }]
    : []
  const owned = COLLECTION_NAMES.filter((name) => PARENTS[name] && !RELATIONS.has(name))
    .flatMap((name) => [...plan[name].keys()])
    .filter((other) => other !== id && whereaboutsOf(other).within.includes(id))
  const alone = owned.map((other) => {
    const spots = facts.placements(other).filter((place) => place !== null)
    return { id: other, field: null, within: [other], spots }
  })
  return [...room, ...alone]
}

const withoutDoubles = (spots: readonly Spot[]): Spot[] => [
  ...new Map(spots.map((spot) => [JSON.stringify(spot), spot])).values(),
]
