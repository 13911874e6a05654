import type { Change, Refusal } from '#shared/plan/commands.ts'
import { lockOn, type Lock } from '#shared/plan/locks.ts'
import { touchesOf } from '#shared/plan/touchesOf.ts'
import type { PlanSnapshot } from './liveLab.ts'
import { lockedRefusal, placementIn } from './lockOf.ts'

/** Why changes may not be written under these locks, or null: as the server will judge what they touch. */
export const lockedChange = (
  snapshot: PlanSnapshot,
  locks: readonly Lock[],
  changes: readonly Change[],
): Refusal | null => {
  if (locks.length === 0) return null
  const { plan, ink } = snapshot
  for (const touch of touchesOf(plan, placementIn(snapshot), (id) => ink.get(id) ?? null, changes)) {
    const lock = lockOn(locks, touch)
    if (lock) return lockedRefusal(plan, lock)
  }
  return null
}
