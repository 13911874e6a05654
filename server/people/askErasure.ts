import type { z } from 'zod'
import type { doubleList, erasureAsked } from '#shared/api/people.ts'
import { mayManageSeat, rank } from '../identity/policy.ts'
import { seatById, type SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import type { Db } from '../storage/database.ts'
import { likelyDoubles } from './doubles.ts'

/** Whether one has asked, and whom one asks: the lab's leads. */
export const askedErasure = async (
  db: Db,
  { lab, seat }: SeatInLab,
): Promise<z.infer<typeof erasureAsked>> => {
  const own = await seatById(db, lab.id, seat.id)
  const leads = await db
    .selectFrom('seats')
    .select('name')
    .where('labId', '=', lab.id)
    .where('role', '=', 'labLead')
    .where('revokedAt', 'is', null)
    .orderBy('createdAt')
    .execute()
  return { at: own?.erasureAskedAt ?? null, leads: leads.map(({ name }) => name) }
}

/** Asks to be erased, or takes that back. Lab leads are told; nothing else happens. */
export const askErasure = async (parts: Parts, by: SeatInLab, asks: boolean): Promise<Outcome<null>> => {
  const at = parts.now().toISOString()
  const outcome = await parts.db.transaction().execute(async (tx): Promise<Outcome<boolean>> => {
    const seat = await seatById(tx, by.lab.id, by.seat.id)
    if (!seat || seat.revokedAt !== null) return notFound()
    if ((seat.erasureAskedAt !== null) === asks) return done(false)
    const erasureAskedAt = asks ? at : null
    await tx.updateTable('seats').set({ erasureAskedAt }).where('id', '=', seat.id).execute()
    return done(true)
  })
  if (!outcome.ok) return outcome
  if (outcome.value) parts.rooms.stateChanged(by.lab.id)
  return done(null)
}

/** What somebody who looks after seats is told to look at. */
export const toLookAfter = async (db: Db, { lab, seat }: SeatInLab): Promise<z.infer<typeof doubleList>> => {
  const seats = await db
    .selectFrom('seats')
    .selectAll()
    .where('labId', '=', lab.id)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt')
    .execute()
  const asked = seat.role === 'labLead' ? seats : []
  return {
    doubles: likelyDoubles(seats.filter((one) => mayManageSeat(seat.role, rank(one)))),
    asked: asked.flatMap(({ id, erasureAskedAt }) =>
      erasureAskedAt === null ? [] : [{ seatId: id, at: erasureAskedAt }],
    ),
  }
}
