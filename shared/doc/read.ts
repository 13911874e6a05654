import * as Y from 'yjs'
import type { z } from 'zod'
import { inkRecord, placement, type InkRecord, type Placement } from '../plan/commands.ts'
import { COLLECTIONS, COLLECTION_NAMES, type Collection, type Entity, type Plan } from '../plan/plan.ts'
import { LIMITS } from '../wire/limits.ts'
import { collectionMap, crdtFields, inkMap, layoutMap } from './layout.ts'

/** A part of the document that could not be read as what it should be. Others are read all the same. */
export interface Unreadable {
  root: string
  id: string
  field: string | null
}

/**
 * One entity of a collection. A field that does not hold what it should is read as its default and reported;
 * an entity without its necessary fields is null. Fields of a newer version are left alone.
 */
export const readEntity = <C extends Collection>(
  collection: C,
  id: string,
  value: unknown,
  report: (problem: Unreadable) => void = () => {},
): Entity<C> | null => {
  if (!(value instanceof Y.Map)) {
    report({ root: collection, id, field: null })
    return null
  }
  const raw = rawFields(collection, id, value, report)
  const whole = COLLECTIONS[collection].safeParse(raw)
  if (whole.success) return whole.data as Entity<C>
  for (const field of new Set(whole.error.issues.map((issue) => String(issue.path[0])))) {
    report({ root: collection, id, field })
    delete raw[field]
  }
  const rest = COLLECTIONS[collection].safeParse(raw)
  if (rest.success) return rest.data as Entity<C>
  report({ root: collection, id, field: null })
  return null
}

const rawFields = (
  collection: Collection,
  id: string,
  map: Y.Map<unknown>,
  report: (problem: Unreadable) => void,
): Record<string, unknown> => {
  const kinds = crdtFields(collection)
  const raw: Record<string, unknown> = { id }
  for (const name of Object.keys(COLLECTIONS[collection].shape)) {
    const held = map.get(name)
    if (held === undefined || name === 'id') continue
    const kind = kinds.get(name)
    if (kind === 'text' && held instanceof Y.Text) {
      raw[name] = cut(held.toString())
      if (held.length > LIMITS.longTextLength) report({ root: collection, id, field: name })
    } else if (kind === 'set') raw[name] = held instanceof Y.Map ? [...held.keys()].toSorted() : held
    else raw[name] = held
  }
  return raw
}

/** Two people's additions may together be too long: what fits is read, rather than nothing. */
const cut = (text: string): string =>
  text.length > LIMITS.longTextLength
    ? text.slice(0, LIMITS.longTextLength).replace(/[\ud800-\udbff]$/, '')
    : text

const readValues = <T>(
  map: Y.Map<unknown>,
  root: string,
  schema: z.ZodType<T>,
  report: (p: Unreadable) => void,
) => {
  const found = new Map<string, T>()
  for (const [id, value] of map.entries()) {
    const parsed = schema.safeParse(value)
    if (parsed.success) found.set(id, parsed.data)
    else report({ root, id, field: null })
  }
  return found
}

/** The plan a document holds, and what in it could not be read. */
export const readPlan = (doc: Y.Doc): { plan: Plan; unreadable: Unreadable[] } => {
  const unreadable: Unreadable[] = []
  const report = (problem: Unreadable) => void unreadable.push(problem)
  const plan = Object.fromEntries(
    COLLECTION_NAMES.map((collection) => {
      const entities = new Map<string, Entity<Collection>>()
      for (const [id, value] of collectionMap(doc, collection).entries()) {
        const entity = readEntity(collection, id, value, report)
        if (entity) entities.set(id, entity)
      }
      return [collection, entities]
    }),
  ) as unknown as Plan
  return { plan, unreadable }
}

export const readPlacement = (value: unknown): Placement | null => placement.safeParse(value).data ?? null
export const readInkRecord = (value: unknown): InkRecord | null => inkRecord.safeParse(value).data ?? null

export const readLayout = (doc: Y.Doc): Map<string, Placement> =>
  readValues(layoutMap(doc), 'layout', placement, () => {})

export const readInk = (doc: Y.Doc): Map<string, InkRecord> =>
  readValues(inkMap(doc), 'ink', inkRecord, () => {})
