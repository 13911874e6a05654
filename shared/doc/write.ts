import * as Y from 'yjs'
import type { Change } from '../plan/commands.ts'
import type { Collection, Plan } from '../plan/plan.ts'
import { COLLECTION_NAMES } from '../plan/plan.ts'
import { collectionMap, crdtFields, DOC_VERSION, inkMap, layoutMap, metaMap } from './layout.ts'
import { writeText } from './text.ts'

/** Writes changes as one transaction; field by field, so that two people's fields of one entity both stay. */
export const writeChanges = (doc: Y.Doc, changes: readonly Change[], origin: unknown): void => {
  doc.transact(() => {
    for (const change of changes) writeChange(doc, change)
  }, origin)
}

/** Begins a new document: its version and the plan it starts from. Written once, as the lab's first edit. */
export const writeNewDocument = (doc: Y.Doc, plan: Plan, origin: unknown = null): void => {
  doc.transact(() => {
    metaMap(doc).set('version', DOC_VERSION)
    for (const collection of COLLECTION_NAMES)
      for (const [id, entity] of plan[collection])
        writeChange(doc, { op: 'put', collection, id, fields: { ...entity } })
  }, origin)
}

const writeChange = (doc: Y.Doc, change: Change): void => {
  switch (change.op) {
    case 'put':
      return writeNew(doc, change.collection, change.id, change.fields)
    case 'set':
      return writeFields(doc, change)
    case 'place':
      return setOrDelete(layoutMap(doc), change.entityId, change.placement)
    case 'ink':
      return setOrDelete(inkMap(doc), change.id, change.record)
  }
}

const setOrDelete = (map: Y.Map<unknown>, key: string, value: unknown): void => {
  if (value === null) map.delete(key)
  else map.set(key, value)
}

const writeNew = (doc: Y.Doc, collection: Collection, id: string, fields: Record<string, unknown>): void => {
  const kinds = crdtFields(collection)
  const entity = new Y.Map<unknown>()
  for (const [name, value] of Object.entries(fields)) entity.set(name, shared(kinds.get(name), value))
  collectionMap(doc, collection).set(id, entity)
}

const shared = (kind: 'text' | 'set' | undefined, value: unknown): unknown => {
  if (kind === 'text') return new Y.Text(String(value))
  return kind === 'set' ? new Y.Map((value as string[]).map((member) => [member, true])) : value
}

const writeFields = (doc: Y.Doc, change: Extract<Change, { op: 'set' }>): void => {
  const entity = collectionMap(doc, change.collection).get(change.id)
  if (!entity) return
  const kinds = crdtFields(change.collection)
  for (const [name, value] of Object.entries(change.fields)) {
    const held = entity.get(name)
    const kind = kinds.get(name)
    const base = change.base?.[name]
    if (kind === 'text' && held instanceof Y.Text)
      writeText(held, String(value), typeof base === 'string' ? base : undefined)
    else if (kind === 'set' && held instanceof Y.Map)
      writeSet(held, value as string[], Array.isArray(base) ? base : undefined)
    else if (kind !== undefined || held !== value) entity.set(name, shared(kind, value))
  }
}

/** Adds and removes what a person changed from what they saw; members others added meanwhile stay. */
const writeSet = (
  held: Y.Map<unknown>,
  next: readonly string[],
  base: readonly string[] = [...held.keys()],
): void => {
  for (const member of base) if (!next.includes(member)) held.delete(member)
  for (const member of next) if (!base.includes(member) && !held.has(member)) held.set(member, true)
}
