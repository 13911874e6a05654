import type { StoredFact } from '#server/storage/historyFacts.ts'
import { same, type RowFact } from './factsOfRow.ts'
import { isCalledBy } from './labelOf.ts'

/** A longer pause in one field begins another fact. */
export const PAUSE_MS = 60_000

/** A fact with all it belonged to, as it is written into the file. */
export interface IndexedFact extends StoredFact {
  within: readonly string[]
}

interface RowOfFacts {
  seq: number
  at: number
  seatId: string | null
}

/** What can still be gone on with of one entity. */
interface Tail {
  /** It came, went or came back: nothing before goes on. */
  whole: IndexedFact | null
  fields: Map<string, IndexedFact>
}

/**
 * Makes one fact of what a seat does in one field without a long pause: what it said first before, what it says last
 * since. Where that is the same there is no fact. A name given to what was just created is part of its creation.
 */
export interface FactRuns {
  add(fact: RowFact, row: RowOfFacts): void
  /** The facts to be written and the ids of those that are none any more, since it was last asked. */
  take(): { put: IndexedFact[]; drop: number[]; nextId: number }
}

/** `recent`: the facts in which somebody may still be going on, in order. */
export const openRuns = (nextId: number, recent: readonly IndexedFact[] = []): FactRuns => {
  const tails = new Map<string, Tail>()
  let put = new Map<number, IndexedFact>()
  let drop: number[] = []
  let latest = 0
  let restoredBy = 0

  const follow = (fact: IndexedFact): void => {
    latest = fact.lastAt
    if (fact.kind === 'restored') restoredBy = fact.seq
    // A freeze or a restore is a line under all that was before, and nobody goes on with what a restore did.
    if (fact.entityId === null) return tails.clear()
    if (fact.seq === restoredBy) return
    if (fact.kind !== 'changed' || fact.field === null)
      return void tails.set(fact.entityId, { whole: fact, fields: new Map() })
    const tail = tails.get(fact.entityId) ?? { whole: null, fields: new Map<string, IndexedFact>() }
    tails.set(fact.entityId, tail)
    tail.fields.set(fact.field, fact)
  }
  const forgetOld = (): void => {
    const old = (fact: IndexedFact | null) => fact !== null && isPause(fact, latest)
    for (const [entity, tail] of tails) {
      for (const [field, fact] of tail.fields) if (old(fact)) tail.fields.delete(field)
      if (old(tail.whole)) tail.whole = null
      if (tail.whole === null && tail.fields.size === 0) tails.delete(entity)
    }
  }
  const goOn = (held: IndexedFact, fact: RowFact, { seq, at }: RowOfFacts): void => {
    held.after =
      held.kind === 'created' ? { ...Object(held.after), [String(fact.field)]: fact.after } : fact.after
    held.label = fact.label
    held.within = [...new Set([...held.within, ...fact.within])]
    held.lastSeq = seq
    held.lastAt = Math.max(held.lastAt, at)
    latest = at
    put.set(held.id, held)
    if (held.kind === 'created' || !same(held.before, held.after)) return
    put.delete(held.id)
    drop.push(held.id)
    if (held.entityId !== null && held.field !== null) tails.get(held.entityId)?.fields.delete(held.field)
  }

  for (const fact of recent) follow(fact)
  return {
    add: (fact, row) => {
      const held = heldFor(tails, fact, row)
      if (held) return goOn(held, fact, row)
      const { seq, at, seatId } = row
      const begun = { ...fact, id: nextId, seq, lastSeq: seq, at, lastAt: at, seatId }
      nextId += 1
      put.set(begun.id, begun)
      follow(begun)
    },
    take: () => {
      const taken = { put: [...put.values()], drop, nextId }
      put = new Map()
      drop = []
      forgetOld()
      return taken
    },
  }
}

/** Also where the server's clock was set back: nobody knows how long that took. */
const isPause = (fact: IndexedFact, at: number): boolean => Math.abs(at - fact.lastAt) >= PAUSE_MS

/** The fact that this one goes on with, if any. */
const heldFor = (tails: ReadonlyMap<string, Tail>, fact: RowFact, row: RowOfFacts): IndexedFact | null => {
  if (fact.kind !== 'changed' || fact.entityId === null || fact.field === null || fact.collection === null)
    return null
  const tail = tails.get(fact.entityId)
  const own = tail?.fields.get(fact.field)
  const created = tail?.whole?.kind === 'created' && isCalledBy(fact.collection, fact.field)
  const held = own ?? (created ? tail.whole : null)
  return held && held.seatId === row.seatId && !isPause(held, row.at) ? held : null
}
