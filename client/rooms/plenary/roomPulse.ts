import type { PlanSnapshot, PlanStore } from '#client/plan/liveLab.ts'
import { liveEntity, type Plan } from '#shared/plan/plan.ts'
import { boardOf, liveOf } from '#shared/plan/select.ts'

/** A lab as it was when something of a room last changed. */
export interface RoomPulse {
  get: (room: string) => PlanSnapshot
  subscribe: (room: string, listener: () => void) => () => void
  /** From now on it tells, until the returned function is called. */
  start: () => () => void
}

/**
 * Tells each room of what changed in it, at most so often: however much is written, and in whichever room, a picture
 * is drawn again only for its own, and not with every letter.
 */
export const createRoomPulse = (store: PlanStore, everyMs: number): RoomPulse => {
  const rooms = new Map<string, PlanSnapshot>()
  const listeners = new Map<string, Set<() => void>>()
  let told = store.get()
  let changed = new Set<string>()
  let everything = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    timer = undefined
    const now = store.get()
    const touched = everything ? null : touchedRooms(changed, told, now)
    told = now
    changed = new Set()
    everything = false
    for (const room of rooms.keys()) {
      if (touched !== null && !touched.has(room)) continue
      rooms.set(room, now)
      for (const listener of listeners.get(room) ?? []) listener()
    }
  }
  return {
    get: (room) => {
      const known = rooms.get(room) ?? store.get()
      rooms.set(room, known)
      return known
    },
    subscribe: (room, listener) => {
      const of = listeners.get(room) ?? new Set()
      listeners.set(room, of.add(listener))
      return () => {
        of.delete(listener)
      }
    },
    start: () => {
      if (store.get() !== told) {
        everything = true
        timer ??= setTimeout(tell, everyMs)
      }
      const off = store.subscribe(({ entities, placements, ink, origin }) => {
        if (origin === 'reset' || ink.size > 0) everything = true
        for (const id of entities) changed.add(id)
        for (const id of placements) changed.add(id)
        timer ??= setTimeout(tell, everyMs)
      })
      return () => {
        off()
        clearTimeout(timer)
        timer = undefined
      }
    },
  }
}

const touchedRooms = (
  ids: ReadonlySet<string>,
  before: PlanSnapshot,
  now: PlanSnapshot,
): ReadonlySet<string> => {
  const touched = new Set<string>()
  for (const id of ids)
    for (const { plan, layout } of [before, now]) {
      for (const room of roomsOf(plan, id)) touched.add(room)
      const board = layout.get(id)?.board
      if (board !== undefined) touched.add(board)
    }
  return touched
}

/** The rooms on whose boards one sees a thing; none for what lies on no board. */
const roomsOf = (plan: Plan, id: string): string[] => {
  const found = liveEntity(plan, id)
  if (!found) return []
  if (found.collection === 'workstreams') return [id]
  const relation = plan.links.get(id) ?? plan.dependencies.get(id)
  const milestone = liveOf(plan, 'milestones', id)
  const ids = relation ? [relation.fromId, relation.toId] : [milestone?.initiativeId ?? id]
  return ids.flatMap((one) => boardOf(plan, one) ?? [])
}
