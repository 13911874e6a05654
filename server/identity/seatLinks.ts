import type { PersonalLink, Seat } from '#shared/api/identity.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { LinkRow, SeatRow } from '../storage/schema.ts'
import { auditSeat } from './auditSeat.ts'
import { makeLink, revokeSeatLinks } from './links.ts'
import { forbidden, mayManageSeat, rank } from './policy.ts'
import { seatsToldAs } from './seatNames.ts'
import { seatById, seatView, type SeatInLab } from './seatRows.ts'

type Told = Pick<Parts, 'db' | 'now'>

/** Links of a seat that open it at the same time. */
const MOST_OPEN = 10
const MOST_LISTED = 50

/** The seat of this lab whose links one may make and see: one's own, or one within reach. */
const seatWithin = async (
  db: Db | Tx,
  by: SeatInLab,
  seatId: string,
  action: string,
): Promise<Outcome<SeatRow>> => {
  const seat = await seatById(db, by.lab.id, seatId)
  if (!seat) return notFound()
  if (seat.id !== by.seat.id && !mayManageSeat(by.seat.role, rank(seat)))
    return forbidden(action, by.seat.role)
  return done(seat)
}

/** What opens a seat: its own links, and those of seats that were merged into it. */
const newestFirst = async (db: Db | Tx, seatId: string): Promise<LinkRow[]> =>
  db
    .selectFrom('links')
    .selectAll()
    .where('kind', '=', 'seat')
    .where('seatId', 'in', await seatsToldAs(db, seatId))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()

const view = (row: LinkRow): PersonalLink => ({
  id: row.id,
  madeAt: row.createdAt,
  madeBy: row.madeBy,
  uses: row.uses,
  lastUsedAt: row.lastUsedAt,
  revoked: row.revokedAt !== null,
})

/** Those that open the seat, and the latest of those that did. */
const listed = async (db: Db | Tx, seatId: string): Promise<PersonalLink[]> =>
  (await newestFirst(db, seatId))
    .map(view)
    .toSorted((a, b) => Number(a.revoked) - Number(b.revoked))
    .slice(0, MOST_LISTED)

/** A seat's personal links: when each was made and by whom, how often and when last it was used. */
export const seatLinks = async (
  { db }: Pick<Parts, 'db'>,
  by: SeatInLab,
  seatId: string,
): Promise<Outcome<PersonalLink[]>> => {
  const seat = await seatWithin(db, by, seatId, 'see the links of such a seat')
  return seat.ok ? done(await listed(db, seatId)) : seat
}

/**
 * A new personal link for a seat. The former ones open nothing any more, unless one keeps one's own: a link made for
 * somebody else never works beside theirs unnoticed. `mayMake` is asked last, and counts.
 */
export const makeSeatLink = async (
  { db, now }: Told,
  by: SeatInLab,
  seatId: string,
  { keepOthers, mayMake }: { keepOthers: boolean; mayMake: () => boolean },
): Promise<Outcome<{ seat: Seat; token: string }>> => {
  const at = now()
  return db.transaction().execute(async (tx) => {
    const found = await seatWithin(tx, by, seatId, 'open such a seat')
    if (!found.ok) return found
    const seat = found.value
    if (seat.revokedAt !== null) return refuse('conflict', 'The seat is revoked')
    if (keepOthers && seatId !== by.seat.id)
      return forbidden('keep the other links of such a seat', by.seat.role)
    const open = (await newestFirst(tx, seatId)).filter(({ revokedAt }) => revokedAt === null)
    if (keepOthers && open.length >= MOST_OPEN)
      return refuse('conflict', `A seat has at most ${MOST_OPEN} personal links at a time: revoke one first`)
    if (!mayMake()) return refuse('tooMany', 'Too many links were made: wait a moment')
    if (!keepOthers) await revokeSeatLinks(tx, seatId, at)
    await auditSeat(tx, by, { act: keepOthers ? 'seatLinkAdded' : 'seatLinkRenewed', seat, at })
    const token = await makeLink(tx, { kind: 'seat', seatId, madeBy: by.seat.id }, at)
    return done({ seat: seatView(seat), token })
  })
}

/** One personal link opens the seat no more; devices that are signed in stay so. Answers with those that are left. */
export const revokeSeatLink = async (
  { db, now }: Told,
  by: SeatInLab,
  seatId: string,
  linkId: string,
): Promise<Outcome<PersonalLink[]>> => {
  const at = now()
  return db.transaction().execute(async (tx) => {
    const found = await seatWithin(tx, by, seatId, 'revoke links of such a seat')
    if (!found.ok) return found
    const link = (await newestFirst(tx, seatId)).find(({ id }) => id === linkId)
    if (!link) return notFound()
    if (link.revokedAt === null) {
      await tx.updateTable('links').set({ revokedAt: at.toISOString() }).where('id', '=', linkId).execute()
      await auditSeat(tx, by, { act: 'seatLinkRevoked', seat: found.value, at, linkId })
    }
    return done(await listed(tx, seatId))
  })
}
