import { z } from 'zod'
import { lock, lockTarget } from '../plan/locks.ts'
import { LIMITS } from '../wire/limits.ts'

/**
 * POST /api/labs/:lab/locks answers 201 with the lock, the one that is there already for the same target. The answer
 * comes when edits are judged by it. DELETE /api/labs/:lab/locks/:lock lifts it (204), also twice. Locks are told in
 * the room's state.
 */
export const lockRequest = z.strictObject({
  target: lockTarget,
  /** Why, for those it stops. */
  note: z.string().trim().normalize('NFC').max(LIMITS.titleLength).default(''),
})
export type LockRequest = z.input<typeof lockRequest>

export const lockResponse = lock
