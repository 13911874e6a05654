import type * as Y from 'yjs'
import { INK_ROOT, LAYOUT_ROOT, META_ROOT } from '#shared/doc/layout.ts'
import type { InkRecord } from '#shared/plan/commands.ts'
import { inkSpot, type InkOf } from '#shared/plan/inkSpot.ts'
import { indexLocks, PLACE, type Lock, type LockIndex, type Touch } from '#shared/plan/locks.ts'
import { noteTouchOf } from '#shared/plan/noteTouch.ts'
import { standingLocks } from '#shared/plan/standingLocks.ts'
import { fieldTouched } from '#shared/plan/touchesOf.ts'
import { openWhereabouts, RELATIONS, type EitherFacts, type Whereabouts } from '#shared/plan/whereabouts.ts'
import { documentFacts, heldEntry, isRecord, spotIn, valueOf } from './documentFacts.ts'
import type { Touched } from './touched.ts'

/** Roots that no lock closes: a lock closes the plan, not the talk. */
const NEVER_CLOSED: ReadonlySet<string> = new Set(['comments', META_ROOT])

/** Whose edit it is: `drew` says whether the drawing of an id is theirs. */
export interface Author {
  drew: (id: string) => boolean
}

/** Whether a lock stands against anything that an update touches, where it is before or after it. */
export const isClosed = (doc: Y.Doc, touched: Touched, set: readonly Lock[], author: Author): boolean => {
  const locks = standingLocks(set, heldInk(doc))
  const index = indexLocks(locks)
  const facts = documentFacts(doc, touched)
  const whereaboutsOf = openWhereabouts(facts)
  const isEntity = (id: string) => facts.collectionsOf(id).length > 0
  const gone = new Set<string>()
  for (const [root, entries] of touched) {
    if (NEVER_CLOSED.has(root)) continue
    for (const [id, fields] of entries) {
      if (root === INK_ROOT) {
        const touch = inkTouch(doc, touched, id)
        if (!index.closes(touch)) continue
        const note = author.drew(id) ? noteTouchOf(id, inkStates(doc, touched, id), isEntity) : undefined
        if (note === undefined || index.closes({ ...touch, note })) return true
        continue
      }
      const where = whereaboutsOf(id)
      const names = root === LAYOUT_ROOT ? [PLACE] : [...fields.keys()].map(wholeOr)
      if (names.some((field) => index.closes({ id, field, ...where }))) return true
      if (names.includes(null) && heldEntry(doc, root, id)) gone.add(id)
    }
  }
  return gone.size > 0 && takesAlong(doc, { facts, whereaboutsOf, gone, locks, index })
}

const wholeOr = (field: string | null) => (field === null ? null : fieldTouched(field))

const heldInk =
  (doc: Y.Doc): InkOf =>
  (id) =>
    readInk(valueOf(heldEntry(doc, INK_ROOT, id)))

/** The drawings as they are before an update, and as they are after it with each of the values it brings for one. */
const inkStates = (doc: Y.Doc, touched: Touched, id: string): InkOf[] => {
  const before = heldInk(doc)
  const brought = touched.get(INK_ROOT)
  const after =
    (own: InkRecord | null): InkOf =>
    (at) => {
      if (at === id) return own
      const values = brought?.get(at)?.get(null)
      return values ? readInk(values.at(-1)) : before(at)
    }
  return [before, ...(brought?.get(id)?.get(null) ?? []).map((value) => after(readInk(value)))]
}

/** Where a drawing is before and after, by what it lies in then. */
const inkTouch = (doc: Y.Doc, touched: Touched, id: string): Touch => {
  const spots = inkStates(doc, touched, id).map((inkOf) => inkSpot(inkOf, id))
  return { id, field: null, within: [id], spots: spots.filter((spot) => spot !== null) }
}

const readInk = (value: unknown): InkRecord | null =>
  isRecord(value) && typeof value['board'] === 'string' && isRecord(value['record'])
    ? { board: value['board'], record: value['record'] }
    : null

interface Leaving {
  facts: EitherFacts
  whereaboutsOf: (id: string) => Whereabouts
  /** What is taken away. */
  gone: ReadonlySet<string>
  locks: readonly Lock[]
  index: LockIndex
}

/** Whether something closed belongs to what is taken away. */
const takesAlong = (doc: Y.Doc, { facts, whereaboutsOf, gone, locks, index }: Leaving): boolean => {
  const goesAlong = (id: string) =>
    !facts.collectionsOf(id).some((collection) => RELATIONS.has(collection)) &&
    whereaboutsOf(id).within.some((above) => above !== id && gone.has(above))
  const closed = locks.some(({ target }) =>
    target.kind === 'area'
      ? heldEntry(doc, 'workstreams', target.board) !== null && gone.has(target.board)
      : goesAlong(target.id),
  )
  if (closed || !locks.some(({ target }) => target.kind === 'area')) return closed
  for (const [id, item] of doc.share.get(LAYOUT_ROOT)?._map ?? []) {
    const place = item.deleted ? null : spotIn(valueOf(item))
    if (place && index.closes({ id, field: null, within: [], spots: [place] }) && goesAlong(id)) return true
  }
  return false
}
