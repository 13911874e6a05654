import type { Seat } from '#shared/api/identity.ts'
import type { LiveSeat } from '../sync/rooms.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { LabRow, SeatRow } from '../storage/schema.ts'
import type { Session } from './sessions.ts'

export const seatView = (row: SeatRow): Seat => ({
  id: row.id,
  name: row.name,
  role: row.role,
  signatory: row.signatory === 1,
  organisationId: row.organisationId,
  organisationName: row.organisationName,
  sector: row.sector,
  joinedAt: row.joinedAt,
  revoked: row.revokedAt !== null,
  ...(row.mergedInto !== null && { mergedInto: row.mergedInto }),
  ...(row.erasedAt !== null && { erased: true as const }),
})

/** What a seat that was just made has not been through. */
export const NEW_SEAT = {
  mergedInto: null,
  mergedAt: null,
  erasureAskedAt: null,
  erasedAt: null,
  forgotten: 0,
} as const

/** Colours of cursors: dark enough for white letters, told apart also by people who see red and green alike. */
const COLOURS = [
  '#0b6e99',
  '#8a3ffc',
  '#b3261e',
  '#1b7f4d',
  '#9a5b00',
  '#c2185b',
  '#3f51b5',
  '#5d6b00',
  '#00767a',
]

export const liveSeat = (row: SeatRow): LiveSeat => ({
  seatId: row.id,
  personId: row.personId ?? row.id,
  name: row.name,
  role: row.role,
  color: COLOURS[Number.parseInt(row.id.slice(-6), 16) % COLOURS.length] ?? '#0b6e99',
  // A sector would be half the hall; an organisation outside the plan is known by its name.
  group: row.organisationId ?? row.organisationName,
})

/** A seat with the lab it is in, as a request has found it. */
export interface SeatInLab {
  lab: LabRow
  seat: SeatRow
}

/** The lab of an id or slug and this session's seat in it; null alike for no such lab and no seat. */
export const findSeat = async (db: Db, session: Session, labKey: string): Promise<SeatInLab | null> => {
  const lab = await db
    .selectFrom('labs')
    .selectAll()
    .where((or) => or.or([or('id', '=', labKey), or('slug', '=', labKey)]))
    .executeTakeFirst()
  const seat = await reachableSeats(db, session)
    .where('labId', '=', lab?.id ?? '')
    .executeTakeFirst()
  return lab && seat ? { lab, seat } : null
}

/**
 * The seats a session may take: all of its person's, or those it was let into one by one. Where one was merged into
 * another it opens that.
 */
const reachableSeats = (db: Db, session: Session) =>
  db
    .selectFrom('seats')
    .selectAll()
    .where('revokedAt', 'is', null)
    .where('id', 'in', (q) => {
      const own = q
        .selectFrom('seats as own')
        .select((of) => of.fn.coalesce('own.mergedInto', 'own.id').as('id'))
        .where('own.personId', '=', session.personId)
      if (session.whole) return own
      return own.where('own.id', 'in', (of) =>
        of.selectFrom('sessionSeats').select('seatId').where('sessionId', '=', session.id),
      )
    })

/** A session's labs with its seat in each, the newest first. */
export const findSeats = async (db: Db, session: Session): Promise<SeatInLab[]> => {
  const seats = await reachableSeats(db, session).execute()
  const labs = await db
    .selectFrom('labs')
    .selectAll()
    .where(
      'id',
      'in',
      seats.map((seat) => seat.labId),
    )
    .orderBy('createdAt', 'desc')
    .execute()
  return labs.flatMap((lab) => {
    const seat = seats.find((s) => s.labId === lab.id)
    return seat ? [{ lab, seat }] : []
  })
}

export const seatById = (db: Db | Tx, labId: string, seatId: string): Promise<SeatRow | undefined> =>
  db.selectFrom('seats').selectAll().where('id', '=', seatId).where('labId', '=', labId).executeTakeFirst()

/** The seat one is told as: itself, or the one it was merged into. */
export const seatAsTold = async (db: Db | Tx, seat: SeatRow): Promise<SeatRow> =>
  seat.mergedInto === null
    ? seat
    : db.selectFrom('seats').selectAll().where('id', '=', seat.mergedInto).executeTakeFirstOrThrow()

/** Seats that were merged into one. */
export const mergedInto = (db: Db | Tx, seatId: string): Promise<SeatRow[]> =>
  db.selectFrom('seats').selectAll().where('mergedInto', '=', seatId).orderBy('mergedAt').execute()

/** What a page has to know of the seats that were merged into its own. */
export const formerSeatsOf = async (
  db: Db,
  seat: SeatRow,
  session: Session | null,
): Promise<{ formerSeats: string[]; openedBy: string | null; renamed: number }> => {
  const former = await mergedInto(db, seat.id)
  const own = former.find(({ personId }) => personId !== null && personId === session?.personId)
  const { renamed } = await db
    .selectFrom('seats')
    .select((of) => of.fn.countAll<number>().as('renamed'))
    .where('labId', '=', seat.labId)
    .where((of) => of.or([of('mergedInto', 'is not', null), of('erasedAt', 'is not', null)]))
    .executeTakeFirstOrThrow()
  return { formerSeats: former.map(({ id }) => id), openedBy: own?.id ?? null, renamed: Number(renamed) }
}

/** Seats of a lab by their ids, revoked ones too. */
export const seatsByIds = (db: Db | Tx, labId: string, ids: readonly string[]): Promise<SeatRow[]> =>
  db.selectFrom('seats').selectAll().where('labId', '=', labId).where('id', 'in', ids).execute()

/** Who asked, as they are at this moment of the database; null when the seat was taken away, merged or erased since. */
export const seatedStill = async (tx: Db | Tx, { lab, seat }: SeatInLab): Promise<SeatInLab | null> => {
  const now = await seatById(tx, lab.id, seat.id)
  return now && now.revokedAt === null ? { lab, seat: now } : null
}

export const listSeats = async (db: Db, labId: string): Promise<Seat[]> => {
  const rows = await db
    .selectFrom('seats')
    .selectAll()
    .where('labId', '=', labId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(seatView)
}

/** A seat as it is now, when it can still be used: it, its role or the session may have changed during a wait. */
export const seatNow = (db: Db, session: Session, seatId: string): Promise<SeatRow | undefined> =>
  reachableSeats(db, session)
    .where('id', '=', seatId)
    .where((where) =>
      where.exists(
        where.selectFrom('sessions').select('id').where('id', '=', session.id).where('endedAt', 'is', null),
      ),
    )
    .executeTakeFirst()
