import { z } from 'zod'
import { COLLECTIONS, COLLECTION_NAMES, type Collection, type Entity, type Plan } from '#shared/plan/plan.ts'
import { canonicalText } from '#shared/roadmap/canonical.ts'

/** A frozen plan as it is kept: canonical JSON, every collection a list in the order of its ids. */
export const planToText = (plan: Plan): string =>
  canonicalText(
    Object.fromEntries(
      COLLECTION_NAMES.map((name) => [
        name,
        [...plan[name].values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      ]),
    ),
  )

const kept = z.record(z.enum(COLLECTION_NAMES), z.array(z.unknown()).optional())

/** Reads a kept plan; fields a later version has added take their defaults. */
export const planFromText = (text: string): Plan => {
  const collections = kept.parse(JSON.parse(text))
  return Object.fromEntries(
    COLLECTION_NAMES.map((name) => [name, entities(name, collections[name] ?? [])]),
  ) as unknown as Plan
}

const entities = (name: Collection, values: readonly unknown[]): Map<string, Entity<Collection>> =>
  new Map(
    values.map((value) => {
      const entity = COLLECTIONS[name].parse(value)
      return [entity.id, entity]
    }),
  )
