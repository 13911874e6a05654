import type { ErasurePreview } from '#shared/api/people.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { dropAttendance } from '../attendance/moveAttendance.ts'
import type { HallState } from '../hall/hallState.ts'
import { seatById, seatView, type SeatInLab } from '../identity/seatRows.ts'
import { hasOtherLead, isLead } from '../identity/seats.ts'
import { revokeSeatLinks } from '../identity/links.ts'
import { endSeatSessions } from '../identity/sessions.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit, auditToRedact, redactAudit } from '../storage/audit.ts'
import type { Db, Tx } from '../storage/database.ts'
import { forgetDeleted } from '../storage/forget.ts'
import type { SeatRow } from '../storage/schema.ts'
import { eraseFromAnswers, eraseFromRounds } from './eraseRecords.ts'
import { foldName, withoutNames } from './findName.ts'
import { mentionsOf } from './mentions.ts'
import { dropPerson, hasNothingElse, personOf, type ErasedPerson } from './personOf.ts'
import { pseudonymOf } from './pseudonym.ts'
import { redactDetails } from './redactDetails.ts'
import { renameProgramme } from './renameProgramme.ts'
import { seatFactsOf } from './seatFacts.ts'
import { signedBy } from './signedBy.ts'
import { withoutSeats } from './withoutSeats.ts'

const problemOf = async (db: Db | Tx, seat: SeatRow): Promise<ErasurePreview['problem']> => {
  if (seat.erasedAt !== null) return 'erased'
  if (seat.mergedInto !== null) return 'merged'
  return isLead(seat) && !(await hasOtherLead(db, seat)) ? 'lastLead' : null
}

const pseudonymFor = async (db: Db | Tx, seat: SeatRow): Promise<string> => {
  const others = await db
    .selectFrom('seats')
    .select('name')
    .where('labId', '=', seat.labId)
    .where('id', '!=', seat.id)
    .where('mergedInto', 'is', null)
    .execute()
  return pseudonymOf(seat.id, new Set(others.map(({ name }) => name)))
}

/** What erasing the person of a seat would take away, and what stays and where. */
export const previewErasure = async (
  parts: Parts,
  by: SeatInLab,
  seatId: string,
): Promise<Outcome<ErasurePreview>> => {
  await parts.attendance.keep()
  const seat = await seatById(parts.db, by.lab.id, seatId)
  if (!seat) return notFound()
  const person = await personOf(parts.db, seat)
  const { names, seatIds } = person
  const pseudonym = seat.erasedAt === null ? await pseudonymFor(parts.db, seat) : seat.name
  const redacted = await auditToRedact(parts.db, by.lab.id, (details) =>
    redactDetails(details, names, pseudonym),
  )
  return done({
    seat: seatView(seat),
    pseudonym,
    has: await seatFactsOf(parts, by.lab.id, seatIds),
    names,
    redacted: redacted.length,
    account: await accountOf(parts.db, person),
    ...(await signedBy(parts.db, by.lab.id, seatIds)),
    ...(await mentionsOf(parts, by.lab.id, names)),
    problem: await problemOf(parts.db, seat),
  })
}

const accountOf = async (
  db: Db | Tx,
  { personIds, seatIds }: ErasedPerson,
): Promise<ErasurePreview['account']> => {
  if (personIds.length === 0) return 'none'
  const gone = await Promise.all(personIds.map((id) => hasNothingElse(db, id, seatIds)))
  return gone.every(Boolean) ? 'goes' : 'stays'
}

interface Erased {
  pseudonym: string
  /** Null where it was done before. */
  person: ErasedPerson | null
  isForgotten: boolean
}

/**
 * Erases the person of a seat: wherever it stands who did something, a pseudonym stands since, and nothing opens the
 * seat any more. What was signed by name stays. Doing it twice is doing it once.
 */
export const erasePerson = async (
  parts: Parts,
  by: SeatInLab,
  seatId: string,
  confirm: string,
): Promise<Outcome<{ pseudonym: string; purged: boolean }>> => {
  const now = parts.now()
  const outcome = await parts.db.transaction().execute(async (tx): Promise<Outcome<Erased>> => {
    const lead = await seatById(tx, by.lab.id, by.seat.id)
    const seat = await seatById(tx, by.lab.id, seatId)
    if (!seat || !lead || !isLead(lead)) return notFound()
    const isForgotten = seat.forgotten === 1
    if (seat.erasedAt !== null) return done({ pseudonym: seat.name, person: null, isForgotten })
    const problem = await problemOf(tx, seat)
    if (problem) return refuse('conflict', SENTENCES[problem], [problem])
    if (foldName(confirm) !== foldName(seat.name))
      return refuse('invalid', 'The name is not the one of the seat', ['confirm'])
    const person = await personOf(tx, seat)
    const pseudonym = await pseudonymFor(tx, seat)
    await write(tx, by, person, { pseudonym, now })
    return done({ pseudonym, person, isForgotten })
  })
  if (!outcome.ok) return outcome
  const { pseudonym, person, isForgotten } = outcome.value
  if (person) await follow(parts, by.lab.id, person, pseudonym)
  const purged = isForgotten || (await forgetDeleted(parts.db))
  if (!purged) parts.log.warn('what was erased is still in the files; the next start takes it out')
  return done({ pseudonym, purged })
}

const SENTENCES = {
  erased: 'The person was erased already',
  merged: 'The seat was merged into another: erase the person there',
  lastLead: 'A lab keeps at least one lab lead',
}

const write = async (
  tx: Tx,
  by: SeatInLab,
  person: ErasedPerson,
  { pseudonym, now }: { pseudonym: string; now: Date },
): Promise<void> => {
  const { seat, seats, seatIds, personIds, names } = person
  const labId = by.lab.id
  const at = now.toISOString()
  await tx
    .insertInto('erasing')
    .values(seatIds.map((id) => ({ seatId: id, pseudonym })))
    .execute()
  await eraseFromAnswers(tx, labId, person, pseudonym)
  const rounds = await eraseFromRounds(tx, labId, person, pseudonym)
  await renameProgramme(tx, labId, seatIds, pseudonym)
  await revokeSeatLinks(tx, seat.id, now)
  await endSeatSessions(tx, seat.id, now)
  const gone: string[] = []
  for (const personId of personIds) if (await hasNothingElse(tx, personId, seatIds)) gone.push(personId)
  for (const one of seats) {
    await dropAttendance(tx, one.id)
    await tx.deleteFrom('commentReads').where('seatId', '=', one.id).execute()
    await tx.deleteFrom('roomSeats').where('labId', '=', labId).where('seatId', '=', one.id).execute()
    await tx
      .updateTable('seats')
      .set({
        name: pseudonym,
        organisationName: withoutNames(one.organisationName, names, pseudonym),
        personId: null,
        language: null,
        signatory: 0,
        erasureAskedAt: null,
        revokedAt: one.revokedAt ?? at,
        erasedAt: at,
      })
      .where('id', '=', one.id)
      .execute()
  }
  for (const personId of gone) await dropPerson(tx, personId)
  const redacted = await redactAudit(
    tx,
    await auditToRedact(tx, labId, (details) => redactDetails(details, names, pseudonym)),
  )
  await tx.deleteFrom('erasing').execute()
  await appendAudit(tx, {
    at,
    labId,
    actor: by.seat.id,
    act: 'personErased',
    details: { seatId: seat.id, rounds, redacted },
  })
}

/** What is in memory and open: the person's pages end, and nobody is told the name any more. */
const follow = async (
  parts: Parts,
  labId: string,
  { seatIds, names }: ErasedPerson,
  pseudonym: string,
): Promise<void> => {
  for (const id of seatIds) parts.rooms.closeSeat(labId, id, CLOSE.unauthorised)
  parts.agreements.forget(labId)
  await parts.halls.rename(labId, (state) => withoutPerson(state, { seatIds, names, pseudonym }))
  parts.rounds.changed(labId)
  parts.rooms.stateChanged(labId)
}

const withoutPerson = (
  state: HallState,
  { seatIds, names, pseudonym }: { seatIds: string[]; names: string[]; pseudonym: string },
): HallState => {
  const by = <T extends { by: string }>(one: T): T =>
    names.includes(one.by) ? { ...one, by: pseudonym } : one
  const words = (text: string) => withoutNames(text, names, pseudonym)
  return {
    ...withoutSeats(state, seatIds),
    messages: state.messages.map((one) => ({ ...by(one), text: words(one.text) })),
    timers: state.timers.map((one) => ({ ...one, label: words(one.label) })),
    spotlight: state.spotlight && by(state.spotlight),
  }
}
