import type * as Y from 'yjs'
import { collectionMap, inkMap, layoutMap } from '#shared/doc/layout.ts'
import { readEntity, readInk, readInkRecord, readLayout, readPlacement, readPlan } from '#shared/doc/read.ts'
import { COLLECTION_NAMES, emptyPlan, type Collection, type Entity, type Plan } from '#shared/plan/plan.ts'
import { observeIds } from './observeIds.ts'
import type { PlanChange, PlanSnapshot, PlanStore } from './liveLab.ts'

/** The plan of a document, kept up to date by reading again only what changed. */
export interface DocumentStore extends PlanStore {
  /** Shows this, until there is a document. */
  show: (snapshot: PlanSnapshot) => void
  /** Shows another document from now on. */
  follow: (doc: Y.Doc) => void
  /** Takes in now what has changed; what others change is taken in as soon as it is in the document. */
  flush: (origin: PlanChange['origin']) => void
  close: () => void
}

const EMPTY: PlanSnapshot = { plan: emptyPlan(), layout: new Map(), ink: new Map() }

/** What has changed and is not read again yet: ids by root, and by which client each was written last. */
const openDirty = () => {
  const roots = new Map<string, Set<string>>()
  const writers = new Map<string, number>()
  const clear = () => {
    roots.clear()
    writers.clear()
  }
  return {
    clear,
    isEmpty: () => roots.size === 0,
    add: (root: string, ids: Iterable<string>, by: ReadonlyMap<string, number>) => {
      const known = roots.get(root) ?? new Set()
      for (const id of ids) known.add(id)
      roots.set(root, known)
      for (const [id, client] of by) writers.set(id, client)
    },
    take: () => {
      const taken = { roots: new Map(roots), writers: new Map(writers) }
      clear()
      return taken
    },
  }
}

export const createPlanStore = (): DocumentStore => {
  const listeners = new Set<(change: PlanChange) => void>()
  const dirty = openDirty()
  let snapshot = EMPTY
  let doc: Y.Doc | null = null
  let unobserve = () => {}

  const flush = (origin: PlanChange['origin']) => {
    if (!doc || dirty.isEmpty()) return
    const { roots, writers } = dirty.take()
    snapshot = reread(doc, snapshot, roots)
    tell({
      entities: union(COLLECTION_NAMES.map((name) => roots.get(name))),
      placements: roots.get('layout') ?? new Set(),
      ink: roots.get('ink') ?? new Set(),
      origin,
      writers,
    })
  }
  const tell = (change: PlanChange) => {
    for (const listener of listeners) listener(change)
  }
  const mark = (root: string, ids: Iterable<string>, by: ReadonlyMap<string, number>) => {
    // Not within the transaction: it is not over, and what listens may write.
    if (dirty.isEmpty()) queueMicrotask(() => flush('remote'))
    dirty.add(root, ids, by)
  }
  const become = (next: PlanSnapshot) => {
    const before = snapshot
    snapshot = next
    tell(everything(before, next))
  }
  const close = () => {
    unobserve()
    unobserve = () => {}
    dirty.clear()
  }
  const follow = (next: Y.Doc) => {
    close()
    doc = next
    unobserve = observeIds(next, mark)
    become({ plan: readPlan(next).plan, layout: readLayout(next), ink: readInk(next) })
  }
  return {
    get: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    show: (next) => {
      if (!doc) become(next)
    },
    follow,
    flush,
    close,
  }
}

/** Copies a map only when something in it changed; what nobody touched stays the same object. */
const reread = (
  doc: Y.Doc,
  before: PlanSnapshot,
  dirty: ReadonlyMap<string, ReadonlySet<string>>,
): PlanSnapshot => {
  const changes: Partial<Record<Collection, ReadonlyMap<string, Entity<Collection>>>> = {}
  for (const name of COLLECTION_NAMES) {
    const ids = dirty.get(name)
    const held: ReadonlyMap<string, Entity<Collection>> = before.plan[name]
    if (ids) changes[name] = updated(held, ids, (id) => entityOf(doc, name, id))
  }
  const placed = dirty.get('layout')
  const drawn = dirty.get('ink')
  return {
    plan: { ...before.plan, ...changes } as Plan,
    layout: placed
      ? updated(before.layout, placed, (id) => readPlacement(layoutMap(doc).get(id)))
      : before.layout,
    ink: drawn ? updated(before.ink, drawn, (id) => readInkRecord(inkMap(doc).get(id))) : before.ink,
  }
}

const entityOf = (doc: Y.Doc, name: Collection, id: string): Entity<Collection> | null => {
  const held = collectionMap(doc, name).get(id)
  return held === undefined ? null : readEntity(name, id, held)
}

const updated = <T>(
  before: ReadonlyMap<string, T>,
  ids: ReadonlySet<string>,
  read: (id: string) => T | null,
): ReadonlyMap<string, T> => {
  const after = new Map(before)
  for (const id of ids) {
    const value = read(id)
    if (value === null) after.delete(id)
    else after.set(id, value)
  }
  return after
}

const union = (sets: readonly (ReadonlySet<string> | undefined)[]): Set<string> =>
  new Set(sets.flatMap((set) => [...(set ?? [])]))

const everything = (before: PlanSnapshot, after: PlanSnapshot): PlanChange => ({
  entities: union(
    [before, after].flatMap(({ plan }) => COLLECTION_NAMES.map((name) => new Set(plan[name].keys()))),
  ),
  placements: new Set([...before.layout.keys(), ...after.layout.keys()]),
  ink: new Set([...before.ink.keys(), ...after.ink.keys()]),
  origin: 'reset',
  writers: new Map(),
})
