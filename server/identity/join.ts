import { v7 as uuid } from 'uuid'
import type { JoinRequest } from '#shared/api/identity.ts'
import { done, notFound, refuse, type Outcome, type Refusal } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import type { InvitationRow, LabRow, SeatRow } from '../storage/schema.ts'
import { findInvitation } from './invitations.ts'
import { makeLink } from './links.ts'
import { seatOrganisation } from './seatOrganisation.ts'
import { NEW_SEAT, seatAsTold } from './seatRows.ts'
import { addSeat, openSession, type Session } from './sessions.ts'

export interface Joined {
  lab: LabRow
  seatId: string
  /** For the seat's personal link. */
  linkToken: string
  /** For the cookie, when the browser had no session to add the seat to. */
  sessionToken: string | null
}

/** Takes a seat by an invitation. A person has one seat a lab: joining again returns it. */
export const join = async (
  parts: Parts,
  session: Session | null,
  request: JoinRequest,
): Promise<Outcome<Joined>> => {
  const invitation = await findInvitation(parts.db, request.key)
  if (!invitation) return notFound()
  const organisation = seatOrganisation(await parts.rooms.read(invitation.labId), request)
  if (!organisation.ok) return organisation
  const now = parts.now()
  const outcome = await parts.db.transaction().execute(async (tx) => {
    const lab = await tx
      .selectFrom('labs')
      .selectAll()
      .where('id', '=', invitation.labId)
      .executeTakeFirstOrThrow()
    const known = session && (await knownSeat(tx, session, lab.id))
    if (known && 'error' in known) return known
    if (known) return done({ ...(await linked(tx, lab, known.id, now)), sessionToken: null })
    const seat = newSeat(invitation, request, organisation.value, now)
    seat.personId = session?.personId ?? (await newPerson(tx, request.name, now))
    await tx.insertInto('seats').values(seat).execute()
    await auditJoin(tx, seat, invitation)
    const sessionToken = session ? null : await openSession(tx, seat.personId, { seatId: seat.id }, now)
    if (session) await addSeat(tx, session.id, seat.id)
    return done({ ...(await linked(tx, lab, seat.id, now)), sessionToken })
  })
  if (outcome.ok) parts.rooms.stateChanged(outcome.value.lab.id)
  return outcome
}

/** The person's seat in a lab, when this session may take it. An invitation never opens what it did not make. */
const knownSeat = async (tx: Tx, session: Session, labId: string): Promise<SeatRow | Refusal | null> => {
  const own = await tx
    .selectFrom('seats')
    .selectAll()
    .where('labId', '=', labId)
    .where('personId', '=', session.personId)
    .executeTakeFirst()
  if (!own) return null
  const seat = await seatAsTold(tx, own)
  if (seat.revokedAt !== null) return refuse('conflict', 'Your seat in this lab was revoked')
  if (session.whole) return seat
  const reached = await tx
    .selectFrom('sessionSeats')
    .selectAll()
    .where('sessionId', '=', session.id)
    .where('seatId', '=', own.id)
    .executeTakeFirst()
  return reached ? seat : refuse('conflict', 'You have a seat in this lab: open it by its personal link')
}

const newSeat = (
  invitation: InvitationRow,
  request: JoinRequest,
  organisation: Pick<SeatRow, 'organisationId' | 'organisationName' | 'sector'>,
  now: Date,
): SeatRow => ({
  id: uuid(),
  labId: invitation.labId,
  personId: null,
  name: request.name,
  role: invitation.role,
  signatory: 0,
  organisationId: organisation.organisationId,
  organisationName: organisation.organisationName,
  sector: organisation.sector,
  createdAt: now.toISOString(),
  joinedAt: now.toISOString(),
  revokedAt: null,
  ...NEW_SEAT,
  language: request.language ?? null,
})

/** A person without any right beyond the seats they take. */
export const newPerson = async (
  tx: Tx,
  name: string,
  now: Date,
  rights: { facilitator?: boolean; deliveryUnit?: boolean } = {},
): Promise<string> => {
  const id = uuid()
  await tx
    .insertInto('persons')
    .values({
      id,
      name,
      facilitator: rights.facilitator ? 1 : 0,
      deliveryUnit: rights.deliveryUnit ? 1 : 0,
      createdAt: now.toISOString(),
    })
    .execute()
  return id
}

const linked = async (tx: Tx, lab: LabRow, seatId: string, now: Date) => ({
  lab,
  seatId,
  linkToken: await makeLink(tx, { kind: 'seat', seatId }, now),
})

const auditJoin = (tx: Tx, seat: SeatRow, invitation: InvitationRow): Promise<void> =>
  appendAudit(tx, {
    at: seat.createdAt,
    labId: seat.labId,
    actor: seat.id,
    act: 'joined',
    details: { invitationId: invitation.id, role: seat.role, organisationId: seat.organisationId },
  })
