import { may } from '../identity/policy.ts'
import { ROLES } from '#shared/api/identity.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { RoundEntryRow, RoundRow, SeatRow } from '../storage/schema.ts'

const ANSWERING = ROLES.filter((role) => may(role, 'answerRounds'))

export const roundById = (db: Db | Tx, labId: string, id: string): Promise<RoundRow | undefined> =>
  db.selectFrom('rounds').selectAll().where('id', '=', id).where('labId', '=', labId).executeTakeFirst()

/** The rounds of a lab without their results, the newest first. */
export const roundsOf = async (db: Db | Tx, labId: string): Promise<RoundRow[]> => {
  const rows = await db
    .selectFrom('rounds')
    .select(['id', 'labId', 'workstreamId', 'kind', 'question', 'settings', 'anonymous', 'state', 'seconds', 'createdBy', 'createdAt', 'openedAt', 'endsAt', 'closedAt', 'revealedAt', 'purgedAt', 'forgotten', 'answered', 'seats'])
    .where('labId', '=', labId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, result: null }))
} // prettier-ignore

export const entriesOf = (db: Db | Tx, roundId: string): Promise<RoundEntryRow[]> =>
  db.selectFrom('roundEntries').selectAll().where('roundId', '=', roundId).execute()

export const entriesBy = (db: Db | Tx, roundId: string, author: string): Promise<RoundEntryRow[]> =>
  db
    .selectFrom('roundEntries')
    .selectAll()
    .where('roundId', '=', roundId)
    .where('author', '=', author)
    .execute()

/** How many answers a round has, and of how many seats. */
export const countEntries = async (
  db: Db | Tx,
  roundId: string,
): Promise<{ entries: number; authors: number }> => {
  const row = await db
    .selectFrom('roundEntries')
    .select((e) => [
      e.fn.countAll<number>().as('entries'),
      e.fn.count<number>('author').distinct().as('authors'),
    ])
    .where('roundId', '=', roundId)
    .executeTakeFirstOrThrow()
  return { entries: Number(row.entries), authors: Number(row.authors) }
}

/** Of how many seats each of these rounds has answers; one without any is left out. */
export const countAuthors = async (
  db: Db | Tx,
  roundIds: readonly string[],
): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom('roundEntries')
    .select((e) => ['roundId', e.fn.count<number>('author').distinct().as('authors')])
    .where('roundId', 'in', roundIds)
    .groupBy('roundId')
    .execute()
  return new Map(rows.map(({ roundId, authors }) => [roundId, Number(authors)]))
}

export const countRounds = async (db: Db | Tx, labId: string): Promise<number> => {
  const row = await db
    .selectFrom('rounds')
    .select((e) => e.fn.countAll<number>().as('rounds'))
    .where('labId', '=', labId)
    .executeTakeFirstOrThrow()
  return Number(row.rounds)
}

/** Null when the round was purged. */
export const keyOf = async (db: Db | Tx, roundId: string): Promise<Uint8Array | null> => {
  const row = await db.selectFrom('roundKeys').select('key').where('roundId', '=', roundId).executeTakeFirst()
  return row?.key ?? null
}

/** The same of many rounds at once: those that were purged are left out. */
export const keysOf = async (db: Db | Tx, roundIds: readonly string[]): Promise<Map<string, Uint8Array>> => {
  const rows = await db.selectFrom('roundKeys').selectAll().where('roundId', 'in', roundIds).execute()
  return new Map(rows.map(({ roundId, key }) => [roundId, key]))
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
