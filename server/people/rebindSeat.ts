import type { z } from 'zod'
import type { Seat } from '#shared/api/identity.ts'
import type { RebindProblem, rebindPreview, rebindRequest } from '#shared/api/people.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { makeLink, revokeSeatLinks } from '../identity/links.ts'
import { forbidden, mayManageSeat, rank } from '../identity/policy.ts'
import { seatOrganisation } from '../identity/seatOrganisation.ts'
import { mergedInto, seatById, seatedStill, seatView, type SeatInLab } from '../identity/seatRows.ts'
import { hasOtherLead, isLead } from '../identity/seats.ts'
import { endSeatSessions } from '../identity/sessions.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { hasScored } from '../rounds/hasScored.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { SeatRow } from '../storage/schema.ts'
import { dropPerson, hasNothingElse } from './personOf.ts'
import { seatFactsOf } from './seatFacts.ts'
import { withoutSeats } from './withoutSeats.ts'

const seatFor = async (db: Db | Tx, by: SeatInLab, seatId: string): Promise<Outcome<SeatRow>> => {
  const [still, seat] = [await seatedStill(db, by), await seatById(db, by.lab.id, seatId)]
  if (!still || !seat) return notFound()
  return mayManageSeat(still.seat.role, rank(seat))
    ? done(seat)
    : forbidden('hand over such a seat', still.seat.role)
}

const problemOf = async (db: Db | Tx, by: SeatInLab, seat: SeatRow): Promise<RebindProblem | null> => {
  if (seat.id === by.seat.id) return 'own'
  if (seat.revokedAt !== null) return 'revoked'
  if ((await mergedInto(db, seat.id)).length > 0) return 'hasMerged'
  if (isLead(seat) && !(await hasOtherLead(db, seat))) return 'lastLead'
  const signed = await db
    .selectFrom('commitments')
    .select('id')
    .where('seatId', '=', seat.id)
    .executeTakeFirst()
  const endorsed = await db
    .selectFrom('endorsements')
    .select('role')
    .where('seatId', '=', seat.id)
    .executeTakeFirst()
  if (signed || endorsed) return 'signed'
  return (await hasScored(db, by.lab.id, seat.id)) ? 'scored' : null
}

const SENTENCES: Record<RebindProblem, string> = {
  own: 'One does not hand over the seat one sits in',
  revoked: 'The seat is revoked',
  hasMerged: 'Other seats were merged into this one',
  lastLead: 'A lab keeps at least one lab lead',
  signed: 'Something was signed with this seat: it stays its signatory’s',
  scored: 'The seat has scored in a round that is not revealed',
}

export const previewRebind = async (
  parts: Parts,
  by: SeatInLab,
  seatId: string,
): Promise<Outcome<z.infer<typeof rebindPreview>>> => {
  await parts.attendance.keep()
  const seat = await seatFor(parts.db, by, seatId)
  if (!seat.ok) return seat
  return done({
    has: await seatFactsOf(parts, by.lab.id, [seatId]),
    problem: await problemOf(parts.db, by, seat.value),
  })
}

/** Makes a seat somebody else's, with what was done by it; who had it is out at once, and a new link opens it. */
export const rebindSeat = async (
  parts: Parts,
  by: SeatInLab,
  seatId: string,
  to: z.output<typeof rebindRequest>,
): Promise<Outcome<{ seat: Seat; token: string }>> => {
  const organisation = seatOrganisation(await parts.rooms.read(by.lab.id), to)
  if (!organisation.ok) return organisation
  const now = parts.now()
  const outcome = await parts.db
    .transaction()
    .execute(async (tx): Promise<Outcome<{ seat: SeatRow; token: string }>> => {
      const found = await seatFor(tx, by, seatId)
      if (!found.ok) return found
      const problem = await problemOf(tx, by, found.value)
      if (problem) return refuse('conflict', SENTENCES[problem], [problem])
      const { personId } = found.value
      const seat: SeatRow = {
        ...found.value,
        ...organisation.value,
        name: to.name,
        personId: null,
        joinedAt: null,
        language: null,
        erasureAskedAt: null,
        // Who signs for an organisation was said of the person before.
        signatory: 0,
      }
      await revokeSeatLinks(tx, seatId, now)
      await endSeatSessions(tx, seatId, now)
      const goes = personId !== null && (await hasNothingElse(tx, personId, [seatId]))
      await tx.updateTable('seats').set(seat).where('id', '=', seatId).execute()
      if (goes) await dropPerson(tx, personId)
      const { role, organisationId } = seat
      const details = { seatId, role, organisationId }
      await appendAudit(tx, { at: now.toISOString(), labId: by.lab.id, actor: by.seat.id, act: 'seatHandedOver', details }) // prettier-ignore
      return done({ seat, token: await makeLink(tx, { kind: 'seat', seatId, madeBy: by.seat.id }, now) })
    })
  if (!outcome.ok) return outcome
  parts.rooms.closeSeat(by.lab.id, seatId, CLOSE.unauthorised)
  await parts.halls.rename(by.lab.id, (state) => withoutSeats(state, [seatId]))
  parts.rooms.stateChanged(by.lab.id)
  return done({ seat: seatView(outcome.value.seat), token: outcome.value.token })
}
