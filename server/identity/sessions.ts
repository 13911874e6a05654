import { v7 as uuid } from 'uuid'
import type { Db, Tx } from '../storage/database.ts'
import { seatsToldAs } from './seatNames.ts'
import { hashToken, newToken } from './tokens.ts'

const DAY = 24 * 60 * 60 * 1000
/** A lab of six weeks, its syndication and the first months of delivery. */
export const SESSION_DAYS = 180

/** Who a browser is. Rights of the person as a whole come only with a session that was opened for the whole. */
export interface Session {
  id: string
  personId: string
  name: string
  whole: boolean
  facilitator: boolean
  deliveryUnit: boolean
}

/** A new session for a person; returns the token for its cookie. With a seat, it reaches that seat alone. */
export const openSession = async (
  tx: Tx,
  personId: string,
  reach: { seatId: string } | 'whole',
  now: Date,
): Promise<string> => {
  const token = newToken()
  const id = uuid()
  await tx
    .insertInto('sessions')
    .values({
      id,
      tokenHash: hashToken(token),
      personId,
      whole: reach === 'whole' ? 1 : 0,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + SESSION_DAYS * DAY).toISOString(),
      endedAt: null,
    })
    .execute()
  if (reach !== 'whole') await addSeat(tx, id, reach.seatId)
  return token
}

export const addSeat = async (tx: Tx, sessionId: string, seatId: string): Promise<void> => {
  await tx
    .insertInto('sessionSeats')
    .values({ sessionId, seatId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const findSession = async (db: Db, token: string, now: Date): Promise<Session | null> => {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('persons', 'persons.id', 'sessions.personId')
    .select(['sessions.id', 'personId', 'name', 'whole', 'facilitator', 'deliveryUnit'])
    .where('tokenHash', '=', hashToken(token))
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now.toISOString())
    .executeTakeFirst()
  if (!row) return null
  const whole = row.whole === 1
  return {
    id: row.id,
    personId: row.personId,
    name: row.name,
    whole,
    facilitator: whole && row.facilitator === 1,
    deliveryUnit: whole && row.deliveryUnit === 1,
  }
}

export const endSession = async (db: Db | Tx, sessionId: string, now: Date): Promise<void> => {
  await db
    .updateTable('sessions')
    .set({ endedAt: now.toISOString() })
    .where('id', '=', sessionId)
    .where('endedAt', 'is', null)
    .execute()
}

/** Takes a seat, with those that were merged into it, out of every session; one that reached nothing else ends. */
export const endSeatSessions = async (tx: Tx, seatId: string, now: Date): Promise<void> => {
  const ids = await seatsToldAs(tx, seatId)
  const reached = await tx.selectFrom('sessionSeats').select('sessionId').where('seatId', 'in', ids).execute()
  await tx.deleteFrom('sessionSeats').where('seatId', 'in', ids).execute()
  await tx
    .updateTable('sessions')
    .set({ endedAt: now.toISOString() })
    .where(
      'id',
      'in',
      reached.map((row) => row.sessionId),
    )
    .where('whole', '=', 0)
    .where('id', 'not in', (q) => q.selectFrom('sessionSeats').select('sessionId'))
    .execute()
}
