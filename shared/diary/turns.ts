import { COLLECTION_NAMES, type Collection, type Entity, type Plan } from '../plan/plan.ts'
import { roomOf } from './roomOf.ts'

/** What became of an entity between two states of a plan; what stayed the same is none. */
export interface Turn<C extends Collection = Collection> {
  collection: C
  id: string
  kind: 'created' | 'changed' | 'removed'
  /** Live before, live after. */
  before: Entity<C> | null
  after: Entity<C> | null
  roomId: string | null
}

/** Relations and words about things are told otherwise, a lab's own fields are no news. */
const UNTOLD: ReadonlySet<Collection> = new Set([
  'lab',
  'links',
  'dependencies',
  'comments',
  'trajectoryPoints',
])

export const turnsOf = (from: Plan, to: Plan): Turn[] =>
  COLLECTION_NAMES.filter((name) => !UNTOLD.has(name)).flatMap((name) => turnsIn(name, from, to))

export const turnsIn = <C extends Collection>(collection: C, from: Plan, to: Plan): Turn<C>[] => {
  const turns: Turn<C>[] = []
  const [was, is] = [from[collection], to[collection]]
  for (const id of [...new Set([...was.keys(), ...is.keys()])].toSorted()) {
    const before = standing(was.get(id) as Entity<C> | undefined)
    const after = standing(is.get(id) as Entity<C> | undefined)
    const kind = kindOf(before, after)
    if (kind === null) continue
    const roomId = after ? roomOf(to, collection, after) : before && roomOf(from, collection, before)
    turns.push({ collection, id, kind, before, after, roomId })
  }
  return turns
}

const standing = <T extends { deletedAt: string | null }>(entity: T | undefined): T | null =>
  entity?.deletedAt === null ? entity : null

const kindOf = (before: object | null, after: object | null): Turn['kind'] | null => {
  if (before === null) return after === null ? null : 'created'
  if (after === null) return 'removed'
  return says(before) === says(after) ? null : 'changed'
}

/** Where it stands among others is no change of what it says. */
const says = (entity: object): string =>
  JSON.stringify(Object.entries({ ...entity, orderKey: null }).toSorted(([a], [b]) => (a < b ? -1 : 1)))
