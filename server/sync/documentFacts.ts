import * as Y from 'yjs'
import { LAYOUT_ROOT } from '#shared/doc/layout.ts'
import { readPlacement } from '#shared/doc/read.ts'
import { COLLECTION_NAMES, type Collection } from '#shared/plan/plan.ts'
import { spotOf } from '#shared/plan/touchesOf.ts'
import type { EitherFacts, PlacedSpot } from '#shared/plan/whereabouts.ts'
import type { Touched } from './touched.ts'

/**
 * Where things of a document are before and after an update. Which of the values that an update brings for one field
 * wins is Yjs' matter: each of them may.
 */
export const documentFacts = (doc: Y.Doc, touched: Touched): EitherFacts => {
  const collections = new Map<string, Collection[]>()
  const roots = COLLECTION_NAMES.map((name) => ({
    name,
    held: doc.share.get(name)?._map,
    brought: touched.get(name),
  }))
  return {
    collectionsOf: (id) => {
      const known = collections.get(id)
      if (known) return known
      const found: Collection[] = []
      for (const { name, held, brought } of roots)
        if (held?.get(id)?.deleted === false || brought?.has(id)) found.push(name)
      collections.set(id, found)
      return found
    },
    values: (collection, id, field) => {
      const held = heldField(heldEntry(doc, collection, id), field)
      const brought = touched.get(collection)?.get(id)?.get(field) ?? []
      return held === undefined ? brought : [held, ...brought]
    },
    placements: (id) => {
      const held = spotIn(valueOf(heldEntry(doc, LAYOUT_ROOT, id)))
      const brought = touched.get(LAYOUT_ROOT)?.get(id)?.get(null)
      if (!brought) return [held]
      return [held, ...(brought.length > 0 ? brought.map(spotIn) : [null])]
    },
  }
}

/** A card's place, where people see it there: what cannot be read is none. */
export const spotIn = (value: unknown): PlacedSpot | null => {
  const placement = readPlacement(value)
  return placement && spotOf(placement)
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a root holds under a key, as an item that is not deleted. */
export const heldEntry = (doc: Y.Doc, root: string, id: string): Y.Item | null => {
  const item = doc.share.get(root)?._map.get(id)
  return item && !item.deleted ? item : null
}

/** The value of a map's entry; undefined for a shared type, which is none. */
export const valueOf = (item: Y.Item | null): unknown =>
  item?.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined

const heldField = (entity: Y.Item | null, field: string): unknown => {
  if (!(entity?.content instanceof Y.ContentType)) return undefined
  const item = entity.content.type._map.get(field)
  return item && !item.deleted ? valueOf(item) : undefined
}

/**
 * Whether something is put into one collection that is in another: what belongs to it would belong to both, and lists
 * of activities that are milestones of the next could be as long as anyone likes.
 */
export const makesTwoThings = (doc: Y.Doc, touched: Touched): boolean => {
  const isIn = (name: Collection, id: string) =>
    touched.get(name)?.has(id) === true || heldEntry(doc, name, id) !== null
  return COLLECTION_NAMES.some((name) =>
    [...(touched.get(name) ?? [])].some(
      ([id, fields]) =>
        fields.has(null) &&
        heldEntry(doc, name, id) === null &&
        COLLECTION_NAMES.some((other) => other !== name && isIn(other, id)),
    ),
  )
}
