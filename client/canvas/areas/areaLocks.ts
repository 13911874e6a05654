import { atom, isEqual, type Atom, type TLShapeId, type TLStore } from '@tldraw/tldraw'
import type { Lock } from '#shared/plan/locks.ts'
import type { BoardBinding } from '../bindBoard.ts'

const locksOf = new WeakMap<TLStore, Atom<ReadonlyMap<string, Lock>>>()

const atomOf = (store: TLStore): Atom<ReadonlyMap<string, Lock>> => {
  const known = locksOf.get(store)
  if (known) return known
  const made = atom<ReadonlyMap<string, Lock>>('locks of areas', new Map(), { isEqual })
  locksOf.set(store, made)
  return made
}

/** The lock set on an area itself, whoever it stops; a signal. */
export const areaLock = (store: TLStore, frame: TLShapeId): Lock | null =>
  atomOf(store).get().get(frame) ?? null

/** Follows the locks that the room tells of. */
export const followAreaLocks = ({ store, lab, board }: BoardBinding): (() => void) => {
  const read = () => {
    const found = new Map<string, Lock>()
    for (const lock of lab.room()?.locks ?? []) {
      const { target } = lock
      if (target.kind !== 'area' || target.frame === undefined || target.board !== board) continue
      if (!found.has(target.frame)) found.set(target.frame, lock)
    }
    atomOf(store).set(found)
  }
  read()
  return lab.subscribeConnection(read)
}
