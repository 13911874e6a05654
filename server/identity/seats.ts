import type { z } from 'zod'
import { v7 as uuid } from 'uuid'
import type { Seat, SeatPatch, seatRequest } from '#shared/api/identity.ts'
import type { ScreenLanguage } from '#shared/api/languages.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { hasScored } from '../rounds/hasScored.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { SeatRow } from '../storage/schema.ts'
import { auditSeat } from './auditSeat.ts'
import { makeLink, revokeSeatLinks } from './links.ts'
import { forbidden, mayManageSeat, rank } from './policy.ts'
import { organisationKey, seatOrganisation } from './seatOrganisation.ts'
import { NEW_SEAT, seatById, seatView, type SeatInLab } from './seatRows.ts'
import { endSeatSessions } from './sessions.ts'

/** Makes a seat for a named person; its token opens it on their device. */
export const createSeat = async (
  parts: Parts,
  by: SeatInLab,
  request: z.infer<typeof seatRequest>,
): Promise<Outcome<{ seat: Seat; token: string }>> => {
  if (!mayManageSeat(by.seat.role, rank(request))) return forbidden('make such a seat', by.seat.role)
  const organisation = seatOrganisation(await parts.rooms.read(by.lab.id), request)
  if (!organisation.ok) return organisation
  const now = parts.now()
  const seat: SeatRow = {
    id: uuid(),
    labId: by.lab.id,
    personId: null,
    name: request.name,
    role: request.role,
    signatory: request.signatory ? 1 : 0,
    ...organisation.value,
    createdAt: now.toISOString(),
    joinedAt: null,
    revokedAt: null,
    ...NEW_SEAT,
    language: null,
  }
  const token = await parts.db.transaction().execute(async (tx) => {
    await tx.insertInto('seats').values(seat).execute()
    await auditSeat(tx, by, { act: 'seatMade', seat, at: now })
    return makeLink(tx, { kind: 'seat', seatId: seat.id, madeBy: by.seat.id }, now)
  })
  parts.rooms.stateChanged(by.lab.id)
  return done({ seat: seatView(seat), token })
}

/** Changes a seat. Revoking it, or another role, ends its live connections; revoking also its sessions. */
export const patchSeat = async (
  parts: Parts,
  by: SeatInLab,
  seatId: string,
  patch: SeatPatch,
): Promise<Outcome<Seat>> => {
  const plan = await parts.rooms.read(by.lab.id)
  const now = parts.now()
  const outcome = await parts.db.transaction().execute(async (tx): Promise<Outcome<[SeatRow, SeatRow]>> => {
    const before = await seatById(tx, by.lab.id, seatId)
    if (!before) return notFound()
    const { revoked, signatory, ...fields } = patch
    const organisation = seatOrganisation(plan, { ...before, ...fields })
    const namesOne = patch.organisationId !== undefined || patch.organisationName !== undefined
    if (namesOne && !organisation.ok) return organisation
    const after: SeatRow = {
      ...before,
      ...fields,
      ...(namesOne && organisation.ok ? organisation.value : {}),
      signatory: signatory === undefined ? before.signatory : signatory ? 1 : 0,
      revokedAt:
        revoked === undefined ? before.revokedAt : revoked ? (before.revokedAt ?? now.toISOString()) : null,
    }
    const within = mayManageSeat(by.seat.role, rank(before)) && mayManageSeat(by.seat.role, rank(after))
    if (!within) return forbidden('change such a seat', by.seat.role)
    if (before.mergedInto !== null || before.erasedAt !== null)
      return refuse('conflict', 'The seat was merged into another, or its person was erased')
    if (isLead(before) && !isLead(after) && !(await hasOtherLead(tx, before)))
      return refuse('conflict', 'A lab keeps at least one lab lead')
    if (organisationKey(before) !== organisationKey(after) && (await hasScored(tx, before.labId, seatId)))
      return refuse('conflict', 'The seat has scored for its organisation in a round that is not revealed')
    await writeSeat(tx, by, before, after, now)
    return done([before, after])
  })
  if (!outcome.ok) return outcome
  const [before, after] = outcome.value
  if (after.revokedAt !== null && before.revokedAt === null)
    parts.rooms.closeSeat(by.lab.id, seatId, CLOSE.unauthorised)
  else if (after.role !== before.role || after.name !== before.name)
    parts.rooms.closeSeat(by.lab.id, seatId, CLOSE.goingAway)
  parts.rooms.stateChanged(by.lab.id)
  return done(seatView(after))
}

export const isLead = (seat: SeatRow) => seat.role === 'labLead' && seat.revokedAt === null

export const hasOtherLead = async (tx: Db | Tx, seat: SeatRow): Promise<boolean> => {
  const other = await tx
    .selectFrom('seats')
    .select('id')
    .where('labId', '=', seat.labId)
    .where('role', '=', 'labLead')
    .where('revokedAt', 'is', null)
    .where('joinedAt', 'is not', null)
    .where('id', '!=', seat.id)
    .executeTakeFirst()
  return other !== undefined
}

const writeSeat = async (
  tx: Tx,
  by: SeatInLab,
  before: SeatRow,
  after: SeatRow,
  now: Date,
): Promise<void> => {
  await tx.updateTable('seats').set(after).where('id', '=', after.id).execute()
  if (after.revokedAt !== null && before.revokedAt === null) {
    await revokeSeatLinks(tx, after.id, now)
    await endSeatSessions(tx, after.id, now)
    await auditSeat(tx, by, { act: 'seatRevoked', seat: after, at: now })
  } else await auditSeat(tx, by, { act: 'seatChanged', seat: after, at: now })
}

/** What somebody reads their screens in is theirs alone: no others are told, and no record is kept of former ones. */
export const keepLanguage = async (db: Db, seatId: string, language: ScreenLanguage): Promise<void> => {
  await db
    .updateTable('seats')
    .set({ language })
    .where('id', '=', seatId)
    .where('revokedAt', 'is', null)
    .execute()
}
