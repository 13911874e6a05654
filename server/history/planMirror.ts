import * as Y from 'yjs'
import { collectionMap } from '#shared/doc/layout.ts'
import { readEntity, readPlan } from '#shared/doc/read.ts'
import { COLLECTION_NAMES, type Collection } from '#shared/plan/plan.ts'
import { PARENTS, whereaboutsOf, type PlanFacts } from '#shared/plan/whereabouts.ts'

export type Fields = Record<string, unknown>

/** A document that follows the log, and its plan as plain values: what it said before is known when it changes. */
export interface PlanMirror {
  doc: Y.Doc
  entities: Record<Collection, Map<string, Fields>>
  /** The document's root of each collection. */
  roots: ReadonlyMap<unknown, Collection>
}

export const openMirror = (doc: Y.Doc): PlanMirror => {
  const { plan } = readPlan(doc)
  const entries = COLLECTION_NAMES.map((name) => [name, new Map<string, Fields>(plan[name])] as const)
  return {
    doc,
    entities: Object.fromEntries(entries) as PlanMirror['entities'],
    roots: new Map(COLLECTION_NAMES.map((name) => [collectionMap(doc, name), name])),
  }
}

/** Puts what the document now says of an entity in the place of what it said before. */
export const readAgain = ({ doc, entities }: PlanMirror, collection: Collection, id: string): void => {
  const held = collectionMap(doc, collection).get(id)
  const entity = held === undefined ? null : readEntity(collection, id, held)
  if (entity) entities[collection].set(id, entity)
  else entities[collection].delete(id)
}

const factsOf = ({ entities }: PlanMirror): PlanFacts => {
  const holding = (id: string) => COLLECTION_NAMES.find((name) => entities[name].has(id)) ?? null
  return {
    collectionOf: holding,
    value: (collection, id, field) => entities[collection].get(id)?.[field],
    placement: () => null,
  }
}

export const isHeld = ({ doc }: PlanMirror, collection: Collection, id: string): boolean =>
  collectionMap(doc, collection).has(id)

/** Fields that say what an entity belongs to; a comment belongs to what it is about. */
const parentFields = (collection: Collection): readonly string[] =>
  collection === 'comments' ? ['aboutId'] : Object.keys(PARENTS[collection] ?? {})

/** The ids of all that an entity with these fields belongs to. */
export const ancestorsOf = (mirror: PlanMirror, collection: Collection, fields: Fields): string[] =>
  parentFields(collection)
    .map((field) => fields[field])
    .filter((parent) => typeof parent === 'string')
    .flatMap((parent) => whereaboutsOf(factsOf(mirror), parent).within)

export interface Touched {
  collection: Collection
  id: string
  /** The document had it once and then not, before this update brought it. */
  known: boolean
}

type SharedType = Y.Transaction['changed'] extends Map<infer T, unknown> ? T : never

/** Applies an update and says which entities it touched. */
export const applyToMirror = (mirror: PlanMirror, update: Uint8Array): Touched[] => {
  const touched = new Map<string, Touched>()
  mirror.doc.transact(({ changed, beforeState }) => {
    Y.applyUpdate(mirror.doc, update)
    const touch = (collection: Collection, id: string) => {
      const older = collectionMap(mirror.doc, collection)._map.get(id)?.left?.id
      const known = older !== undefined && older.clock < (beforeState.get(older.client) ?? 0)
      touched.set(`${collection} ${id}`, { collection, id, known })
    }
    for (const [type, keys] of changed) {
      const root = mirror.roots.get(type)
      if (root === undefined) touchEntityAround(mirror, type, touch)
      else for (const key of keys) if (key !== null) touch(root, key)
    }
  })
  return [...touched.values()]
}

/** A changed map of fields, text or set of members: its entity is the part around it that lies in a root. */
const touchEntityAround = (
  { roots }: PlanMirror,
  type: SharedType,
  touch: (collection: Collection, id: string) => void,
): void => {
  let item = type._item
  while (item) {
    const root = roots.get(item.parent)
    if (root !== undefined && item.parentSub !== null) return touch(root, item.parentSub)
    item = item.parent instanceof Y.AbstractType ? item.parent._item : null
  }
}
