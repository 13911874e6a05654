import type { Db, Tx } from '../storage/database.ts'

export interface ToldSeat {
  id: string
  name: string
}

/** As whom a lab's seats are told, revoked ones too: what somebody did stays theirs, also where seats were merged. */
export const seatNames = async (
  db: Db | Tx,
  labId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ToldSeat>> => {
  const rows = await db
    .selectFrom('toldSeats')
    .select(['id', 'seatId', 'name'])
    .where('labId', '=', labId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, seatId, name }) => [id, { id: seatId, name }]))
}

/** A seat with those that were merged into it. */
export const seatsToldAs = async (db: Db | Tx, seatId: string): Promise<string[]> => {
  // Not by the view: that would go through every seat of the server.
  const rows = await db
    .selectFrom('seats')
    .select('id')
    .where((seat) => seat.or([seat('id', '=', seatId), seat('mergedInto', '=', seatId)]))
    .execute()
  return rows.map(({ id }) => id)
}

/** Seats of a lab that were merged, each with the one it is told as. */
export const mergedSeats = async (db: Db | Tx, labId: string): Promise<ReadonlyMap<string, string>> => {
  const rows = await db
    .selectFrom('toldSeats')
    .select(['id', 'seatId'])
    .where('labId', '=', labId)
    .whereRef('id', '!=', 'seatId')
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ id, seatId }) => [id, seatId]))
}

/** Seats of a lab whose person was erased. */
export const erasedSeats = async (db: Db | Tx, labId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('seats')
    .select('id')
    .where('labId', '=', labId)
    .where('erasedAt', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
