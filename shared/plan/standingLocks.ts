import type { InkRecord } from './commands.ts'
import { holdersOf, inkSpot, type InkOf } from './inkSpot.ts'
import type { Lock } from './locks.ts'

/**
 * Locks as they stand on the boards as these are: one of a frame is where the frame is now, and what would move the
 * frame is closed with it. Without the frame (a facilitator took it away) it closes nothing but the frame's return.
 */
export const standingLocks = (locks: readonly Lock[], inkOf: InkOf): readonly Lock[] =>
  locks.some(isOfFrame) ? locks.flatMap((lock) => standing(lock, inkOf)) : locks

const isOfFrame = ({ target }: Lock) => target.kind === 'area' && target.frame !== undefined

interface Standing {
  /** The drawings it depends on, as they were. */
  by: ReadonlyMap<string, InkRecord | null | undefined>
  locks: Lock[]
}

/** As each stood last: every edit asks, and frames seldom move. */
const lastStanding = new WeakMap<Lock, Standing>()

const standing = (lock: Lock, inkOf: InkOf): Lock[] => {
  const last = lastStanding.get(lock)
  if (last && isAsItWas(last, inkOf)) return last.locks
  const by = new Map<string, ReturnType<InkOf>>()
  const locks = standingNow(lock, (id) => {
    const ink = inkOf(id)
    by.set(id, ink)
    return ink
  })
  lastStanding.set(lock, { by, locks })
  return locks
}

const isAsItWas = ({ by }: Standing, inkOf: InkOf): boolean => {
  for (const [id, was] of by) {
    const is = inkOf(id)
    if (is?.record !== was?.record || is?.board !== was?.board) return false
  }
  return true
}

const standingNow = (lock: Lock, inkOf: InkOf): Lock[] => {
  const { target } = lock
  if (target.kind !== 'area' || target.frame === undefined) return [lock]
  const { frame, board } = target
  const movers = [frame, ...holdersOf(inkOf, frame).map(({ id }) => id)]
  const closed = movers.map((id): Lock => ({ ...lock, target: { kind: 'entity', id } }))
  const ink = inkOf(frame)
  if (ink?.board !== board || ink.record['type'] !== 'frame') return closed
  const box = inkSpot(inkOf, frame)?.box ?? target.box
  return [{ ...lock, target: { ...target, box } }, ...closed]
}
