import { may } from '../identity/policy.ts'
import { ROLES } from '#shared/api/identity.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { RoundEntryRow, RoundRow, SeatRow } from '../storage/schema.ts'

const ANSWERING = ROLES.filter((role) => may(role, 'answerRounds'))

export const roundById = (db: Db | Tx, labId: string, id: string): Promise<RoundRow | undefined> =>
  db.selectFrom('rounds').selectAll().where('id', '=', id).where('labId', '=', labId).executeTakeFirst()

/** The rounds of a lab, the newest first. */
export const roundsOf = (db: Db | Tx, labId: string): Promise<RoundRow[]> =>
  db
    .selectFrom('rounds')
    .selectAll()
    .where('labId', '=', labId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const entriesOf = (db: Db | Tx, roundId: string): Promise<RoundEntryRow[]> =>
  db.selectFrom('roundEntries').selectAll().where('roundId', '=', roundId).execute()

/** Null when the round was purged. */
export const keyOf = async (db: Db | Tx, roundId: string): Promise<Uint8Array | null> => {
  const row = await db.selectFrom('roundKeys').select('key').where('roundId', '=', roundId).executeTakeFirst()
  return row?.key ?? null
}

/** Who may answer rounds in a lab: seats somebody has taken, of roles that answer. */
export const answeringSeats = (db: Db | Tx, labId: string): Promise<SeatRow[]> =>
  db
    .selectFrom('seats')
    .selectAll()
    .where('labId', '=', labId)
    .where('revokedAt', 'is', null)
    .where('joinedAt', 'is not', null)
    .where('role', 'in', ANSWERING)
    .execute()

/** All seats that may have answered, also those that may not any more. */
export const everySeat = (db: Db | Tx, labId: string): Promise<SeatRow[]> =>
  db.selectFrom('seats').selectAll().where('labId', '=', labId).execute()

/** A round past its end takes nothing more, whether or not somebody has closed it. */
export const stateNow = ({ state, endsAt }: RoundRow, now: Date): RoundRow['state'] =>
  state === 'open' && endsAt !== null && Date.parse(endsAt) <= now.getTime() ? 'closed' : state
