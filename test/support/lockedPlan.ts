import fc from 'fast-check'
import * as Y from 'yjs'
import { readInk, readLayout, readPlan } from '#shared/doc/read.ts'
import { writeNewDocument } from '#shared/doc/write.ts'
import type { Change, Command, InkRecord } from '#shared/plan/commands.ts'
import { lockOn, type Lock, type LockTarget } from '#shared/plan/locks.ts'
import { COLLECTION_NAMES, type Plan } from '#shared/plan/plan.ts'
import { standingLocks } from '#shared/plan/standingLocks.ts'
import { spotOf, touchesOf } from '#shared/plan/touchesOf.ts'
import { commandOf, smallPlan, wishes, WORKSTREAM, type Wish, type Wishing } from './modelCommands.ts'
import { sampleId } from './samplePlan.ts'

export const OTHER_ROOM = sampleId(20)

/** Two rooms, so that things can be moved from one to the other. */
export const twoRooms = (): Plan => {
  const plan = smallPlan()
  const [first] = plan.workstreams.values()
  if (!first) throw new Error('no room')
  return { ...plan, workstreams: new Map([...plan.workstreams, [OTHER_ROOM, { ...first, id: OTHER_ROOM }]]) }
}

export const documentOf = (plan: Plan): Y.Doc => {
  const doc = new Y.Doc()
  writeNewDocument(doc, plan)
  return doc
}

export const snapshotOf = (doc: Y.Doc) => ({
  plan: readPlan(doc).plan,
  layout: readLayout(doc),
  ink: readInk(doc),
})
export type Snapshot = ReturnType<typeof snapshotOf>

/** What the client says of changes before it writes them. */
export const closedByPlan = (
  { plan, layout, ink }: Snapshot,
  changes: readonly Change[],
  set: Lock[],
  wrote: (id: string) => boolean,
) => {
  const locks = standingLocks(set, (id) => ink.get(id))
  const placementOf = (id: string) => {
    const placed = layout.get(id)
    return placed ? spotOf(placed) : null
  }
  const touches = touchesOf(plan, placementOf, (id) => ink.get(id), changes, wrote)
  return touches.some((touch) => lockOn(locks, touch) !== null)
}

/** The changes that make one state of the plan of another: what an edit has done, however it was written. */
export const differenceOf = (before: Snapshot, after: Snapshot): Change[] => {
  const changes: Change[] = []
  for (const collection of COLLECTION_NAMES) {
    const ids = new Set([...before.plan[collection].keys(), ...after.plan[collection].keys()])
    for (const id of ids) {
      const [was, is] = [before.plan[collection].get(id), after.plan[collection].get(id)]
      const fields: Record<string, unknown> = { ...is }
      if (!was || !is) changes.push({ op: 'put', collection, id, fields })
      else changes.push({ op: 'set', collection, id, fields })
    }
  }
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  for (const entityId of new Set([...before.layout.keys(), ...after.layout.keys()])) {
    const placement = after.layout.get(entityId) ?? null
    if (!same(placement, before.layout.get(entityId) ?? null))
      changes.push({ op: 'place', entityId, placement })
  }
  for (const id of new Set([...before.ink.keys(), ...after.ink.keys()])) {
    const record = after.ink.get(id) ?? null
    if (!same(record, before.ink.get(id) ?? null)) changes.push({ op: 'ink', id, record })
  }
  return changes
}

export const lockOf = (target: LockTarget, number = 1): Lock => ({
  id: sampleId(900 + number),
  target,
  note: '',
  by: 'Lead',
  at: '2026-01-01T00:00:00.000Z',
})

/** Numbers that choose a lock from what is there. */
export const lockWish = fc.record({ kind: fc.nat(6), a: fc.nat(40), b: fc.nat(40), size: fc.nat(60) })
type LockWish = typeof lockWish extends fc.Arbitrary<infer W> ? W : never

export const wishedLock = ({ plan }: Snapshot, { kind, a, b, size }: LockWish, number: number): Lock => {
  const room = b % 2 ? WORKSTREAM : OTHER_ROOM
  if (kind === 0) return lockOf({ kind: 'area', board: room, box: null }, number)
  const allows = a % 2 ? 'notes' : 'nothing'
  if (kind <= 2) {
    const box = { x: 30 + a, y: 10 + b, w: size + 1, h: size + 1 }
    return lockOf({ kind: 'area', board: room, box }, number)
  }
  if (kind === 3) {
    const box = { x: a - 10, y: 0, w: 2 * size + 1, h: 40 }
    return lockOf({ kind: 'area', board: room, box, allows: 'notes' }, number)
  }
  if (kind === 4) return lockOf({ kind: 'area', board: room, box: null, frame: 'shape:0', allows }, number)
  const ids = COLLECTION_NAMES.filter((name) => name !== 'comments')
    .flatMap((name) => [...plan[name].keys()])
    .toSorted()
  const id = ids[(a * 41 + b) % ids.length] ?? WORKSTREAM
  if (kind === 5) return lockOf({ kind: 'entity', id }, number)
  const field = ['title', 'text', 'description', 'milestoneId', 'supportOrgIds', 'start'][a % 6] ?? 'title'
  return lockOf({ kind: 'field', id, field }, number)
}

const moveWish = fc.record({ kind: fc.nat(9), a: fc.nat(11), b: fc.nat(11) })

/** What people wish, and moves from one room, initiative or frame to another. */
export const lockedWishes = fc.oneof(
  { weight: 2, arbitrary: wishes.map((all) => ({ wishes: all, move: null })) },
  { weight: 1, arbitrary: moveWish.map((move) => ({ wishes: [] as Wish[], move })) },
)
type LockedWish = typeof lockedWishes extends fc.Arbitrary<infer W> ? W : never

export const lockedCommand = ({ wishes: all, move }: LockedWish, wishing: Wishing): Command | null => {
  if (!move) return commandOf(all, wishing)
  const { plan } = wishing.now
  const { kind, a, b } = move
  const room = b % 2 ? WORKSTREAM : OTHER_ROOM
  const at = <T>(map: ReadonlyMap<string, T>, n: number) => [...map.keys()].toSorted()[n % map.size] ?? ''
  switch (kind) {
    case 0:
      return {
        type: 'update',
        collection: 'initiatives',
        id: at(plan.initiatives, a),
        fields: { workstreamId: room },
      }
    case 1:
      return {
        type: 'update',
        collection: 'milestones',
        id: at(plan.milestones, a),
        fields: { initiativeId: at(plan.initiatives, b) },
      }
    case 2:
      return { type: 'remove', collection: 'workstreams', id: room }
    case 3:
      return {
        type: 'place',
        entityId: at(plan.activities, a),
        placement: { board: room, x: a * 4, y: b, w: 100, h: 50 },
      }
    default:
      return { type: 'ink', id: `shape:${a % 3}`, record: drawing(room, `shape:${a % 3}`, kind, a, b) }
  }
}

/** The first is a frame, the others may lie in it; some are small notes. */
const drawing = (board: string, id: string, kind: number, a: number, b: number): InkRecord | null => {
  if (kind === 6 && b % 3 === 0) return null
  if (kind > 7) return smallNote(board, id, a * 4, b * 3)
  const frame = id === 'shape:0'
  const note = !frame && kind > 5
  const record = {
    id,
    typeName: 'shape',
    type: frame ? 'frame' : note ? 'note' : 'geo',
    parentId: !frame && b % 2 ? 'shape:0' : 'page:page',
    x: a * 6,
    y: b * 3,
    rotation: a % 4 === 0 ? 0.5 : 0,
    props: note ? { scale: 0.1 } : { w: frame ? 20 + a : 20, h: 10 },
  }
  return { board, record }
}

export const smallNote = (board: string, id: string, x: number, y: number): InkRecord => ({
  board,
  record: { id, typeName: 'shape', type: 'note', parentId: 'page:page', x, y, props: { scale: 0.1 } },
})
