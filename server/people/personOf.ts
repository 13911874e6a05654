import type { Db, Tx } from '../storage/database.ts'
import type { SeatRow } from '../storage/schema.ts'
import { mergedInto } from '../identity/seatRows.ts'

/** A seat with those that were merged into it, and every name they are known by. */
export interface ErasedPerson {
  seat: SeatRow
  seats: SeatRow[]
  seatIds: string[]
  personIds: string[]
  names: string[]
}

/** Names may have been others when something was written down by them. */
export const personOf = async (db: Db | Tx, seat: SeatRow): Promise<ErasedPerson> => {
  const seats = [seat, ...(await mergedInto(db, seat.id))]
  const seatIds = seats.map(({ id }) => id)
  const personIds = seats.flatMap(({ personId }) => personId ?? [])
  const written = await Promise.all([
    db.selectFrom('persons').select('name').where('id', 'in', personIds).execute(),
    db.selectFrom('requestAnswers').select('name').where('seatId', 'in', seatIds).execute(),
    db.selectFrom('versions').select('frozenByName as name').where('frozenBySeatId', 'in', seatIds).execute(),
    db.selectFrom('commitments').select('signatoryName as name').where('seatId', 'in', seatIds).execute(),
    db.selectFrom('endorsements').select('name').where('seatId', 'in', seatIds).execute(),
  ])
  const names = [...seats, ...written.flat()].map(({ name }) => name).filter((name) => name !== '')
  return { seat, seats, seatIds, personIds, names: [...new Set(names)] }
}

/** Whether a person has nothing on this server but these seats: their account goes with them. */
export const hasNothingElse = async (
  db: Db | Tx,
  personId: string,
  seatIds: readonly string[],
): Promise<boolean> => {
  const person = await db
    .selectFrom('persons')
    .select(['facilitator', 'deliveryUnit'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person || person.facilitator === 1 || person.deliveryUnit === 1) return false
  const other = await db
    .selectFrom('seats')
    .select('id')
    .where('personId', '=', personId)
    .where('id', 'not in', seatIds)
    .executeTakeFirst()
  return other === undefined
}

/** Takes a person out who has nothing else here, with every session of theirs. */
export const dropPerson = async (tx: Tx, personId: string): Promise<void> => {
  const sessions = tx.selectFrom('sessions').select('id').where('personId', '=', personId)
  await tx.deleteFrom('sessionSeats').where('sessionId', 'in', sessions).execute()
  await tx.deleteFrom('sessions').where('personId', '=', personId).execute()
  await tx.updateTable('links').set({ personId: null }).where('personId', '=', personId).execute()
  await tx.deleteFrom('persons').where('id', '=', personId).execute()
}
