import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { lockRequest } from '#shared/api/locks.ts'
import { inkSpot, type InkOf } from '#shared/plan/inkSpot.ts'
import { lock, lockTarget, type Lock, type LockTarget } from '#shared/plan/locks.ts'
import { COLLECTIONS, liveEntity, type Plan } from '#shared/plan/plan.ts'
import { canonicalText } from '#shared/roadmap/canonical.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { LockRow } from '../storage/schema.ts'

/** Locks that have not been lifted, the oldest first. */
export const standingLocks = async (db: Db | Tx, labId: string): Promise<Lock[]> => {
  const rows = await db
    .selectFrom('locks')
    .innerJoin('toldSeats', 'toldSeats.id', 'locks.setBy')
    .select(['locks.id', 'target', 'note', 'toldSeats.name', 'setAt'])
    .where('locks.labId', '=', labId)
    .where('liftedAt', 'is', null)
    .orderBy('setAt')
    .orderBy('locks.id')
    .execute()
  return rows.map(({ id, target, note, name, setAt }) =>
    lock.parse({ id, target: lockTarget.parse(JSON.parse(target)), note, by: name, at: setAt }),
  )
}

/** Closes a part of the plan to those who may not lock; what is closed already stays closed by the lock it has. */
export const setLock = (
  parts: Parts,
  by: SeatInLab,
  { target: asked, note }: z.output<typeof lockRequest>,
): Promise<Outcome<Lock>> =>
  parts.rooms.changeLocks(by.lab.id, async ({ plan, ink }) => {
    const problem = problemWith(plan(), asked)
    if (problem) return problem
    const target = whereItIs(asked, ink)
    if (target === null) return refuse('notFound', 'There is no such frame on the board', ['target', 'frame'])
    return parts.db.transaction().execute(async (tx) => {
      const text = canonicalText(target)
      const standing = await standingLocks(tx, by.lab.id)
      const same = standing.find((one) => sameText(one.target) === sameText(target))
      if (same) return done(same)
      if (standing.length >= LIMITS.locksPerLab)
        return refuse('tooMany', `A lab has at most ${LIMITS.locksPerLab} locks: lift one first`)
      const at = parts.now().toISOString()
      const row: LockRow = {
        id: uuid(),
        labId: by.lab.id,
        target: text,
        note,
        setBy: by.seat.id,
        setAt: at,
        liftedBy: null,
        liftedAt: null,
      }
      await tx.insertInto('locks').values(row).execute()
      await auditLock(tx, by, 'locked', row, at)
      return done({ id: row.id, target, note: row.note, by: by.seat.name, at })
    })
  })

/** Lifts a lock, whoever set it. Lifting it twice is lifting it once. */
export const liftLock = (parts: Parts, by: SeatInLab, id: string): Promise<Outcome<null>> =>
  parts.rooms.changeLocks(by.lab.id, () =>
    parts.db.transaction().execute(async (tx) => {
      const row = await tx
        .selectFrom('locks')
        .selectAll()
        .where('id', '=', id)
        .where('labId', '=', by.lab.id)
        .executeTakeFirst()
      if (!row) return notFound()
      if (row.liftedAt !== null) return done(null)
      const at = parts.now().toISOString()
      await tx.updateTable('locks').set({ liftedBy: by.seat.id, liftedAt: at }).where('id', '=', id).execute()
      await auditLock(tx, by, 'unlocked', row, at)
      return done(null)
    }),
  )

/** The target of a lock on a frame says where the frame is now; null when there is no such frame on that board. */
const whereItIs = (target: LockTarget, ink: InkOf): LockTarget | null => {
  if (target.kind !== 'area' || target.frame === undefined) return target
  const drawn = ink(target.frame)
  const spot = inkSpot(ink, target.frame)
  if (drawn?.board !== target.board || drawn.record['type'] !== 'frame' || !spot?.box) return null
  return lockTarget.safeParse({ ...target, box: spot.box }).data ?? null
}

/** What makes two targets one: a frame is the same wherever it is, and to allow nothing is the same as to say nothing. */
const sameText = (target: LockTarget): string => {
  if (target.kind !== 'area') return canonicalText(target)
  const { allows = 'nothing', frame, ...rest } = target
  const where = frame === undefined ? rest : { ...rest, frame, box: null }
  return canonicalText(allows === 'nothing' ? where : { ...where, allows })
}

/** A lock is of something that is there, and no comment is closed. */
const problemWith = (plan: Plan, target: LockTarget) => {
  const step = target.kind === 'area' ? 'board' : 'id'
  const found = liveEntity(plan, target.kind === 'area' ? target.board : target.id)
  if (!found || (target.kind === 'area' && found.collection !== 'workstreams'))
    return refuse('notFound', 'There is nothing of this id in the plan', ['target', step])
  if (found.collection === 'comments') return refuse('invalid', 'Comments are never closed', ['target', step])
  if (target.kind !== 'field') return null
  const isField = Object.hasOwn(COLLECTIONS[found.collection].shape, target.field) && !OWN.has(target.field)
  return isField ? null : refuse('invalid', `${found.collection} have no such field`, ['target', 'field'])
}

/** What makes an entity one; a lock of the whole entity closes it. */
const OWN: ReadonlySet<string> = new Set(['id', 'deletedAt'])

const auditLock = (tx: Tx, by: SeatInLab, act: string, row: LockRow, at: string): Promise<void> =>
  appendAudit(tx, {
    at,
    labId: by.lab.id,
    actor: by.seat.id,
    act,
    details: { lockId: row.id, target: row.target },
  })
