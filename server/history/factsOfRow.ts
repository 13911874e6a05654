import * as Y from 'yjs'
import type { KeptRow } from '#server/storage/logRows.ts'
import type { StoredFact } from '#server/storage/historyFacts.ts'
import { COLLECTION_NAMES, type Collection } from '#shared/plan/plan.ts'
import { labelOf } from './labelOf.ts'
import {
  applyToMirror,
  isHeld,
  openMirror,
  readAgain,
  ancestorsOf,
  type Fields,
  type PlanMirror,
} from './planMirror.ts'

/** What one row made true of the plan, and all that it belonged to before or since. */
export interface RowFact extends Pick<
  StoredFact,
  'kind' | 'collection' | 'entityId' | 'label' | 'workstreamId' | 'field' | 'before' | 'after'
> {
  within: readonly string[]
}

const ABOUT_THE_LAB = {
  collection: null,
  entityId: null,
  label: '',
  workstreamId: null,
  field: null,
  before: null,
  after: null,
  within: [],
}

/** What a row of the log did, as facts, and the plan as it is after it. */
export const factsOfRow = (
  mirror: PlanMirror,
  row: Pick<KeptRow, 'kind' | 'bytes'>,
): { facts: RowFact[]; mirror: PlanMirror } => {
  switch (row.kind) {
    case 'update':
      return { facts: factsOfUpdate(mirror, row.bytes), mirror }
    case 'restore':
      return factsOfRestore(mirror, row.bytes)
    case 'freeze':
      return { facts: [{ kind: 'frozen', ...ABOUT_THE_LAB }], mirror }
    case 'reopen':
      return { facts: [{ kind: 'reopened', ...ABOUT_THE_LAB }], mirror }
  }
}

/** One entity before and after a row. */
interface Turn {
  collection: Collection
  id: string
  before: Fields | null
  after: Fields | null
  /** What it belonged to, where that may have gone with it. */
  belonged: readonly string[]
  /** It comes back: it was there once and then not. */
  again: boolean
}

const factsOfUpdate = (mirror: PlanMirror, update: Uint8Array): RowFact[] => {
  const was = applyToMirror(mirror, update).map(({ collection, id, known }) => {
    const before = mirror.entities[collection].get(id) ?? null
    const gone = before !== null && !isHeld(mirror, collection, id)
    const belonged = gone ? ancestorsOf(mirror, collection, before) : []
    return { collection, id, before, belonged, again: before === null && known }
  })
  // All of them first: a relation is called by its ends, which may have come in the same row.
  for (const { collection, id } of was) readAgain(mirror, collection, id)
  return was.flatMap((one) => {
    const after = mirror.entities[one.collection].get(one.id) ?? null
    return factsOfTurn(mirror, { ...one, after })
  })
}

/** A restore begins a new document; what differs from the one before is what it did. */
const factsOfRestore = (mirror: PlanMirror, state: Uint8Array): { facts: RowFact[]; mirror: PlanMirror } => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const next = openMirror(doc)
  const facts: RowFact[] = [{ kind: 'restored', ...ABOUT_THE_LAB }]
  for (const collection of COLLECTION_NAMES) {
    const ids = new Set([...mirror.entities[collection].keys(), ...next.entities[collection].keys()])
    for (const id of ids) {
      const before = mirror.entities[collection].get(id) ?? null
      const after = next.entities[collection].get(id) ?? null
      const described = after ? next : mirror
      facts.push(...factsOfTurn(described, { collection, id, before, after, belonged: [], again: false }))
    }
  }
  mirror.doc.destroy()
  return { facts, mirror: next }
}

const factsOfTurn = (mirror: PlanMirror, turn: Turn): RowFact[] => {
  const { collection, id, before, after } = turn
  const described = after ?? before
  if (described === null) return []
  const changes = changesOf(turn)
  if (changes.length === 0) return []
  // What it belonged to last comes second: it is called as it is now.
  const ancestors = [after, before].flatMap((state) => (state ? ancestorsOf(mirror, collection, state) : []))
  const within = [...new Set([id, ...ancestors, ...turn.belonged])]
  const about = {
    collection,
    entityId: id,
    label: labelOf(mirror, collection, described),
    workstreamId: within.find((one) => mirror.entities.workstreams.has(one)) ?? null,
    within,
  }
  return changes.map((change) => ({ ...about, ...change }))
}

type EntityChange = Pick<RowFact, 'kind' | 'field' | 'before' | 'after'>

const changesOf = ({ before, after, again }: Turn): EntityChange[] => {
  if (before === null && after !== null) {
    const whole = { ...after, deletedAt: null }
    const kind = again ? 'revived' : 'created'
    return [{ kind, field: null, before: null, after: whole }, ...removal(null, after['deletedAt'])]
  }
  if (after === null) return before === null ? [] : [{ kind: 'removed', field: null, before, after: null }]
  const fields = Object.keys(after).filter((field) => !same(before?.[field], after[field]))
  const told = fields.filter(
    (field) => field !== 'deletedAt' && (field !== 'orderKey' || fields.length === 1),
  )
  const changed = told.map((field): EntityChange => ({
    kind: 'changed',
    field,
    before: before?.[field],
    after: after[field],
  }))
  return [...changed, ...removal(before?.['deletedAt'], after['deletedAt'])]
}

/** Removed is removed: by whom else and when again is no news. */
const removal = (before: unknown, after: unknown): EntityChange[] => {
  if ((before === null) === (after === null)) return []
  return [{ kind: after === null ? 'revived' : 'removed', field: 'deletedAt', before, after }]
}

export const same = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other))
