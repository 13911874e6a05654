import { holdersOf, inkSpot, type InkOf } from './inkSpot.ts'
import type { Lock } from './locks.ts'

/**
 * Locks as they stand on the boards as these are: one of a frame is where the frame is now, and what would move the
 * frame is closed with it. Without the frame (a facilitator took it away) it closes nothing but the frame's return.
 */
export const standingLocks = (locks: readonly Lock[], inkOf: InkOf): readonly Lock[] =>
  locks.some(isOfFrame) ? locks.flatMap((lock) => standing(lock, inkOf)) : locks

const isOfFrame = ({ target }: Lock) => target.kind === 'area' && target.frame !== undefined

const standing = (lock: Lock, inkOf: InkOf): Lock[] => {
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
