import type { Change, Refusal } from '#shared/plan/commands.ts'
import { lockOn, type Lock } from '#shared/plan/locks.ts'
import { touchesOf } from '#shared/plan/touchesOf.ts'
import type { PlanSnapshot } from './liveLab.ts'
import { drawnBy } from './drawnBy.ts'
import { lockedRefusal, placementIn, standingIn } from './lockOf.ts'

/**
 * Why changes may not be written under these locks, or null: as the server will judge what they touch. `seatId`: whose
 * they are. The server knows from the log who drew something, a page by what it wrote on it then.
 */
export const lockedChange = (
  snapshot: PlanSnapshot,
  locks: readonly Lock[],
  changes: readonly Change[],
  seatId: string,
): Refusal | null => {
  if (locks.length === 0) return null
  const { plan, ink } = snapshot
  const standing = standingIn(snapshot, locks)
  const wrote = (id: string) => drawnBy(ink.get(id)) === seatId
  for (const touch of touchesOf(plan, placementIn(snapshot), (id) => ink.get(id) ?? null, changes, wrote)) {
    const lock = lockOn(standing, touch)
    if (lock) return lockedRefusal(plan, lock, ink)
  }
  return null
}
