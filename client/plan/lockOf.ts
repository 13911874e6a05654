import type { Refusal } from '#shared/plan/commands.ts'
import { lockOn, type Lock } from '#shared/plan/locks.ts'
import { frameName } from '#shared/plan/areas.ts'
import { standingLocks } from '#shared/plan/standingLocks.ts'
import { spotOf } from '#shared/plan/touchesOf.ts'
import { factsOfPlan, whereaboutsOf, type PlanFacts } from '#shared/plan/whereabouts.ts'
import type { Role } from '#shared/api/identity.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { RoomState } from '#shared/wire/frames.ts'
import { nameOf } from './describeCommand.ts'
import type { LiveLab, PlanSnapshot } from './liveLab.ts'

export const NO_LOCKS: readonly Lock[] = []

/** Who sets and lifts locks, and is stopped by none. */
export const mayLock = (role: Role): boolean => role === 'facilitator' || role === 'labLead'

/** What has to be known to say which lock is on something. Without drawings, locks of frames are where they were set. */
export type LockView = Pick<PlanSnapshot, 'plan' | 'layout'> & Partial<Pick<PlanSnapshot, 'ink'>>

const standing = new WeakMap<readonly Lock[], { ink: LockView['ink']; locks: readonly Lock[] }>()

/** Locks where they stand now, as `standingLocks` says; the same locks over the same drawings are the same list. */
export const standingIn = ({ ink }: Pick<LockView, 'ink'>, locks: readonly Lock[]): readonly Lock[] => {
  if (!ink) return locks
  const known = standing.get(locks)
  if (known?.ink === ink) return known.locks
  const found = standingLocks(locks, (id) => ink.get(id))
  standing.set(locks, { ink, locks: found })
  return found
}

export const placementIn =
  ({ layout }: LockView): PlanFacts['placement'] =>
  (id) => {
    const placed = layout.get(id)
    return placed ? spotOf(placed) : null
  }

/** The lock that closes a field of an entity where it lies now; without a field, any that closes a part of it. */
export const lockOf = (
  view: LockView,
  locks: readonly Lock[],
  id: string,
  field: string | null,
): Lock | null => {
  if (locks.length === 0) return null
  const where = whereaboutsOf(factsOfPlan(view.plan, placementIn(view)), id)
  return lockOn(standingIn(view, locks), { id, field, ...where })
}

/** The lock that closes an entity as a whole: one of a single field does not. */
export const wholeLockOf = (view: LockView, locks: readonly Lock[], id: string): Lock | null =>
  lockOf(view, wholeLocks(locks), id, null)

/** One list for one list of locks, so that where they stand is known again. */
const wholeLocks = (locks: readonly Lock[]): readonly Lock[] => {
  if (locks.every(isOfWhole)) return locks
  const known = wholes.get(locks) ?? locks.filter(isOfWhole)
  wholes.set(locks, known)
  return known
}
const wholes = new WeakMap<readonly Lock[], readonly Lock[]>()

const isOfWhole = (lock: Lock) => lock.target.kind !== 'field'

/** The locks that stand against a seat of this role. */
export const locksAgainst = (role: Role, room: RoomState | null): readonly Lock[] =>
  mayLock(role) ? NO_LOCKS : (room?.locks ?? NO_LOCKS)

/** Why this seat may not edit an entity or its field, or null: to be said before a person begins to write. */
export const stoppedBy = (lab: LiveLab, id: string, field: string | null): Refusal | null => {
  const snapshot = lab.store.get()
  const lock = lockOf(snapshot, locksAgainst(lab.session.seat.role, lab.room()), id, field)
  return lock && lockedRefusal(snapshot.plan, lock, snapshot.ink)
}

/** Nobody may write there now, whatever it is: it can be tried again when that is over. */
export const isClosed = ({ code }: Refusal): boolean => code === 'locked' || code === 'readOnly'

/** The refusal of what a lock closes: who, why and what; it says so also when the lock is gone. */
export const lockedRefusal = (plan: Plan, { target, by, note }: Lock, ink?: PlanSnapshot['ink']): Refusal => {
  const params = { by, note }
  switch (target.kind) {
    case 'area': {
      const { board, box, frame, allows } = target
      if (box === null && frame === undefined)
        return refusal({ ...params, what: 'room', name: roomName(plan, board) })
      const name = (frame !== undefined && frameName(ink?.get(frame))) || ''
      const what = name === '' ? 'part' : 'area'
      return refusal({ ...params, what: allows === 'notes' ? `${what}Notes` : what, name })
    }
    case 'entity':
      return refusal({ ...params, what: 'entity', name: nameOf(plan, target.id) ?? '' })
    case 'field':
      return refusal({ ...params, what: 'field', field: target.field })
  }
}

const refusal = (params: Record<string, string>): Refusal => ({ code: 'locked', params })

const roomName = (plan: Plan, id: string): string => {
  const room = plan.workstreams.get(id)
  return room?.code || room?.title || ''
}
