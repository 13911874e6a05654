import * as Y from 'yjs'
import type { Change } from '../plan/commands.ts'
import { COLLECTIONS, type Collection } from '../plan/plan.ts'
import { INK_ROOT, LAYOUT_ROOT } from './layout.ts'
import { readInkRecord, readPlacement } from './read.ts'

/** What an undo manager keeps of one step: what was written in it and what was deleted. */
export type Step = Y.UndoManager['undoStack'][number]

/**
 * What taking a step back (or forward again) would touch, said as changes, without taking it: everything the step
 * wrote and deleted, with the values that may come back. It may be more than what changes in the end.
 */
export const stepChanges = (doc: Y.Doc, step: Step): Change[] => {
  const changes: Change[] = []
  const inside = new Set<string>()
  for (const item of itemsOf(doc, step)) {
    const path = pathOf(item)
    if (!path) continue
    const key = JSON.stringify(path)
    if (inside.has(key)) continue
    // Letters of a text and members of a set touch their field, once.
    if (path.keys.length > 2) inside.add(key)
    changes.push(...changesOf(item, path))
  }
  return changes
}

/** Others may have left nothing of a step: taking it back changes nothing, and an undo goes on to the one before. */
export const surelyChanges = (doc: Y.Doc, { insertions, deletions }: Step): boolean =>
  itemsIn(doc, insertions).some((item) => !item.deleted) ||
  itemsIn(doc, deletions).some((item) => !Y.isDeleted(insertions, item.id) && surelyReturns(item))

/** Nothing has taken its place since, and what it was in is there. */
const surelyReturns = (item: Y.Item): boolean => {
  const parent: unknown = item.parent
  const held = parent instanceof Y.AbstractType && !parent._item?.deleted
  return held && item.deleted && item.redone === null && (item.parentSub === null || item.right === null)
}

const itemsOf = (doc: Y.Doc, { insertions, deletions }: Step): Y.Item[] => [
  ...itemsIn(doc, insertions),
  ...itemsIn(doc, deletions),
]

const itemsIn = (doc: Y.Doc, set: Step['insertions']): Y.Item[] => {
  const items: Y.Item[] = []
  for (const [client, ranges] of set.clients) {
    const structs = doc.store.clients.get(client) ?? []
    for (const { clock, len } of ranges)
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at]
        if (!struct || struct.id.clock >= clock + len) break
        if (struct instanceof Y.Item) items.push(struct)
      }
  }
  return items
}

/** Where an item is: its root, and the keys from there down to it; of what lies in a text, the keys of the text. */
interface Path {
  root: string
  keys: string[]
}

const pathOf = (item: Y.Item): Path | null => {
  const keys: string[] = []
  let at: Y.Item | null = item
  while (at) {
    keys.unshift(at.parentSub ?? '')
    const parent: unknown = at.parent
    if (!(parent instanceof Y.AbstractType)) return null
    if (parent._item === null) return { root: Y.findRootTypeKey(parent), keys }
    at = parent._item
  }
  return null
}

const changesOf = (item: Y.Item, { root, keys }: Path): Change[] => {
  const [id = '', field] = keys
  if (root === LAYOUT_ROOT) return [{ op: 'place', entityId: id, placement: readPlacement(valueOf(item)) }]
  if (root === INK_ROOT) return [{ op: 'ink', id, record: readInkRecord(valueOf(item)) }]
  if (!isCollection(root)) return []
  if (field === undefined) return [{ op: 'put', collection: root, id, fields: fieldsOf(item) }]
  return [{ op: 'set', collection: root, id, fields: { [field]: keys.length === 2 ? valueOf(item) : null } }]
}

const isCollection = (root: string): root is Collection => Object.hasOwn(COLLECTIONS, root)

/** A plain value, also one that was deleted: an undo manager keeps it for its way back. */
const valueOf = ({ content }: Y.Item): unknown =>
  content instanceof Y.ContentAny ? (content.arr.at(-1) ?? null) : null

/** The plain fields of a whole entity. */
const fieldsOf = ({ content }: Y.Item): Record<string, unknown> =>
  content instanceof Y.ContentType
    ? Object.fromEntries([...content.type._map].map(([name, item]) => [name, valueOf(item)]))
    : {}
