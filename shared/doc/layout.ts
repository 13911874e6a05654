import * as Y from 'yjs'
import { crdtKind } from '../plan/fields.ts'
import { COLLECTIONS, COLLECTION_NAMES, type Collection } from '../plan/plan.ts'

/** Version of the document's layout. A client does not join a document newer than the one it knows. */
export const DOC_VERSION = 1

/** Root maps beside the plan's collections: where cards lie, free drawing, and the document's own version. */
export const LAYOUT_ROOT = 'layout'
export const INK_ROOT = 'ink'
export const META_ROOT = 'meta'

/** What people write in; a guard refuses any other root. The document's own version is the server's. All are Y.Maps. */
export const ROOTS: ReadonlySet<string> = new Set([...COLLECTION_NAMES, LAYOUT_ROOT, INK_ROOT])

/** Fields of a collection that are Y.Texts or Y.Maps of members; all others are plain values. */
export const crdtFields = (collection: Collection): ReadonlyMap<string, 'text' | 'set'> => {
  const known = CRDT_FIELDS.get(collection)
  if (known) return known
  const fields = new Map<string, 'text' | 'set'>()
  for (const [name, schema] of Object.entries(COLLECTIONS[collection].shape)) {
    const kind = crdtKind.get(schema)?.kind
    if (kind) fields.set(name, kind)
  }
  CRDT_FIELDS.set(collection, fields)
  return fields
}
const CRDT_FIELDS = new Map<Collection, ReadonlyMap<string, 'text' | 'set'>>()

export const collectionMap = (doc: Y.Doc, collection: Collection): Y.Map<Y.Map<unknown>> =>
  doc.getMap(collection)
export const layoutMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(LAYOUT_ROOT)
export const inkMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(INK_ROOT)
export const metaMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap(META_ROOT)

/** The layout version a document says it has, 0 for one that was never begun. */
export const docVersion = (doc: Y.Doc): number => {
  const version = metaMap(doc).get('version')
  return typeof version === 'number' ? version : 0
}
