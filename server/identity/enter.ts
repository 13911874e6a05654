import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import type { LinkRow } from '../storage/schema.ts'
import { newPerson } from './join.ts'
import { findLink } from './links.ts'
import { addSeat, openSession, type Session } from './sessions.ts'

export interface Entered {
  /** A path of this server. */
  location: string
  /** Nothing was exchanged: the link belongs to nobody yet and has to be told whose it becomes. */
  needsName: boolean
  /** For the cookie; null when the browser's own session was enough. */
  sessionToken: string | null
  /** The session this one takes the place of, on a laptop that several people share. */
  replaces: Session | null
}

/** Exchanges a link's token for a session. */
export const enter = async (
  parts: Pick<Parts, 'db' | 'now'>,
  session: Session | null,
  token: string,
  name: string | undefined,
): Promise<Outcome<Entered>> => {
  const now = parts.now()
  return parts.db.transaction().execute(async (tx) => {
    const link = await findLink(tx, token)
    if (!link) return notFound()
    if (link.revokedAt !== null) return linkUsed()
    if (link.kind === 'seat') return enterSeat(tx, session, link, now)
    if (link.kind === 'facilitator' && link.usedAt !== null) return linkUsed()
    const location = link.kind === 'delivery' ? '/delivery' : '/'
    if (link.personId === null && name === undefined)
      return done({ location, needsName: true, sessionToken: null, replaces: null })
    const personId = link.personId ?? (await nameLink(tx, link, name ?? '', now))
    await markUsed(tx, link, personId, now)
    const sessionToken = await openSession(tx, personId, 'whole', now)
    return done({ location, needsName: false, sessionToken, replaces: session })
  })
}

const linkUsed = () => refuse('linkUsed', 'This link was used up or replaced by a newer one')

const nameLink = async (tx: Tx, link: LinkRow, name: string, now: Date): Promise<string> => {
  const facilitator = link.kind === 'facilitator'
  const personId = await newPerson(tx, name, now, { facilitator, deliveryUnit: !facilitator })
  await appendAudit(tx, {
    at: now.toISOString(),
    labId: null,
    actor: personId,
    act: facilitator ? 'facilitatorEntered' : 'deliveryUnitEntered',
    details: { linkId: link.id },
  })
  return personId
}

/** A seat's link opens that seat and nothing else of its person, whoever sent for it. */
const enterSeat = async (
  tx: Tx,
  session: Session | null,
  link: LinkRow,
  now: Date,
): Promise<Outcome<Entered>> => {
  // The link of a seat that was merged into another opens that.
  const found = await tx
    .selectFrom('toldSeats')
    .innerJoin('seats', 'seats.id', 'toldSeats.seatId')
    .innerJoin('labs', 'labs.id', 'seats.labId')
    .select(['seats.id', 'personId', 'seats.name', 'slug', 'joinedAt'])
    .where('toldSeats.id', '=', link.seatId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  if (!found) return linkUsed()
  const personId = found.personId ?? (await newPerson(tx, found.name, now))
  const joinedAt = found.joinedAt ?? now.toISOString()
  await tx.updateTable('seats').set({ personId, joinedAt }).where('id', '=', found.id).execute()
  await markUsed(tx, link, null, now)
  const location = `/labs/${found.slug}`
  if (session?.personId === personId) {
    await addSeat(tx, session.id, found.id)
    return done({ location, needsName: false, sessionToken: null, replaces: null })
  }
  const sessionToken = await openSession(tx, personId, { seatId: found.id }, now)
  return done({ location, needsName: false, sessionToken, replaces: session })
}

const markUsed = async (tx: Tx, link: LinkRow, personId: string | null, now: Date): Promise<void> => {
  await tx
    .updateTable('links')
    .set({
      personId,
      usedAt: link.usedAt ?? now.toISOString(),
      uses: link.uses + 1,
      lastUsedAt: now.toISOString(),
    })
    .where('id', '=', link.id)
    .execute()
}
