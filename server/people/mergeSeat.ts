import type { Seat } from '#shared/api/identity.ts'
import type { MergePreview } from '#shared/api/people.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { moveAttendance } from '../attendance/moveAttendance.ts'
import type { HallState } from '../hall/hallState.ts'
import { forbidden, mayManageSeat, rank } from '../identity/policy.ts'
import { seatAsTold, seatById, seatedStill, seatView, type SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Tx } from '../storage/database.ts'
import { MERGE_SENTENCES, mergeProblem, pairFor, type Pair } from './mergeProblem.ts'
import { renameProgramme } from './renameProgramme.ts'
import { moveRounds, roundsWhenMerged } from './roundsOf.ts'
import { seatFactsOf } from './seatFacts.ts'

/** What merging the first seat into the second would do, or why it cannot be done. */
export const previewMerge = async (
  parts: Parts,
  by: SeatInLab,
  fromId: string,
  intoId: string,
): Promise<Outcome<MergePreview>> => {
  await parts.attendance.keep()
  const pair = await pairFor(parts.db, by, fromId, intoId)
  if (!pair.ok) return pair
  const { from, into } = pair.value
  const rounds = await roundsWhenMerged(parts.db, by.lab.id, from.id, into.id)
  return done({
    from: seatView(from),
    into: seatView(into),
    has: await seatFactsOf(parts, by.lab.id, [from.id]),
    rounds: rounds.map(({ question, kept }) => ({ question, kept })),
    problem: await mergeProblem(parts.db, pair.value),
  })
}

/**
 * Makes one seat of two: the first is told as the second from now on, whatever opens the first opens the second, and
 * nothing that was written, answered or signed is written anew. Doing it twice is doing it once.
 */
export const mergeSeat = async (
  parts: Parts,
  by: SeatInLab,
  fromId: string,
  intoId: string,
): Promise<Outcome<Seat>> => {
  await parts.attendance.keep()
  const at = parts.now().toISOString()
  const outcome = await parts.db.transaction().execute(async (tx): Promise<Outcome<Pair>> => {
    const pair = await pairFor(tx, by, fromId, intoId)
    if (!pair.ok || pair.value.from.mergedInto === intoId) return pair
    const problem = await mergeProblem(tx, pair.value)
    if (problem) return refuse('conflict', MERGE_SENTENCES[problem], [problem])
    await write(tx, by, pair.value, at)
    return pair
  })
  if (!outcome.ok) return outcome
  const { from, into } = outcome.value
  // The second time as well: the first may have failed here.
  await follow(parts, by.lab.id, { from, into })
  return done(seatView((await seatById(parts.db, by.lab.id, into.id)) ?? into))
}

const write = async (tx: Tx, by: SeatInLab, { from, into }: Pair, at: string): Promise<void> => {
  await moveRounds(tx, by.lab.id, from.id, into.id)
  await moveAttendance(tx, from.id, into.id)
  await moveReads(tx, from.id, into.id)
  await movePlaces(tx, by.lab.id, { from: from.id, into: into.id })
  await renameProgramme(tx, by.lab.id, [from.id], into.name)
  await tx
    .updateTable('seats')
    .set({ mergedInto: into.id, mergedAt: at, revokedAt: from.revokedAt ?? at, erasureAskedAt: null })
    .where('id', '=', from.id)
    .execute()
  await tx
    .updateTable('seats')
    .set({
      joinedAt: into.joinedAt ?? from.joinedAt,
      erasureAskedAt: into.erasureAskedAt ?? from.erasureAskedAt,
    })
    .where('id', '=', into.id)
    .execute()
  await appendAudit(tx, {
    at,
    labId: by.lab.id,
    actor: by.seat.id,
    act: 'seatMerged',
    details: { seatId: from.id, into: into.id },
  })
}

const moveReads = async (tx: Tx, from: string, into: string): Promise<void> => {
  await tx
    .insertInto('commentReads')
    .columns(['seatId', 'commentId', 'readAt'])
    .expression((of) =>
      of
        .selectFrom('commentReads')
        .select([of.val(into).as('seatId'), 'commentId', 'readAt'])
        .where('seatId', '=', from),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The rooms it was in; who facilitates one goes on doing so only by a seat that was put there as that. */
const movePlaces = async (
  tx: Tx,
  labId: string,
  { from, into }: Record<'from' | 'into', string>,
): Promise<void> => {
  await tx
    .insertInto('roomSeats')
    .columns(['labId', 'workstreamId', 'seatId', 'facilitates', 'placedAt'])
    .expression((of) =>
      of
        .selectFrom('roomSeats')
        .select(['labId', 'workstreamId', of.val(into).as('seatId'), 'facilitates', 'placedAt'])
        .where('labId', '=', labId)
        .where('seatId', '=', from),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What is in memory and on people's pages. */
const follow = async (parts: Parts, labId: string, { from, into }: Pair): Promise<void> => {
  await comeBack(parts, labId, from.id)
  await parts.halls.rename(labId, (state) => seatedAs(state, from.id, into))
  parts.rounds.changed(labId)
  parts.rooms.stateChanged(labId)
}

/**
 * The pages of a seat end and come back by themselves as what opens to them now. What they sent and is not judged yet
 * does not count, and is sent again: nothing is refused because it was on its way while its owner became another.
 */
const comeBack = async (parts: Parts, labId: string, seatId: string): Promise<void> => {
  const found = parts.rooms.seatsMerged(labId)
  parts.rooms.closeSeat(labId, seatId, CLOSE.goingAway)
  await found
}

/** A hand goes up as the other's; where both are up, the one that was first stays. */
const seatedAs = (state: HallState, from: string, into: Pair['into']): HallState => {
  const who = { seatId: into.id, name: into.name, organisation: into.organisationName, sector: into.sector }
  const as = <T extends { seatId: string }>(all: T[]): T[] => {
    if (!all.some(({ seatId }) => seatId === from)) return all
    const moved = all.map((one) => (one.seatId === from ? { ...one, ...who } : one))
    return moved.filter((one, at) => moved.findIndex(({ seatId }) => seatId === one.seatId) === at)
  }
  return {
    ...state,
    hands: as(state.hands),
    speaking: as(state.speaking),
    timers: state.timers.some(({ by }) => by === from)
      ? state.timers.map((timer) => (timer.by === from ? { ...timer, by: into.id } : timer))
      : state.timers,
  }
}

/**
 * Takes a merged seat out again: it is one of its own, with what was written by it and with its sessions and links.
 * What was moved when they were merged (days, answers in open rounds, places in rooms) stays with the other.
 */
export const unmergeSeat = async (parts: Parts, by: SeatInLab, seatId: string): Promise<Outcome<Seat>> => {
  await parts.attendance.keep()
  const at = parts.now().toISOString()
  const outcome = await parts.db.transaction().execute(async (tx): Promise<Outcome<Pair>> => {
    const [still, from] = [await seatedStill(tx, by), await seatById(tx, by.lab.id, seatId)]
    if (!still || !from) return notFound()
    const into = await seatAsTold(tx, from)
    if (![from, into].every((seat) => mayManageSeat(still.seat.role, rank(seat))))
      return forbidden('take such seats apart', still.seat.role)
    if (from.mergedInto === null) return done({ from, into })
    if (from.erasedAt !== null) return refuse('conflict', 'Its person was erased')
    const revokedAt = from.revokedAt === from.mergedAt ? null : from.revokedAt
    const apart = { mergedInto: null, mergedAt: null, revokedAt }
    await tx.updateTable('seats').set(apart).where('id', '=', from.id).execute()
    await appendAudit(tx, {
      at,
      labId: by.lab.id,
      actor: by.seat.id,
      act: 'seatsTakenApart',
      details: { seatId: from.id, from: into.id },
    })
    return done({ from, into })
  })
  if (!outcome.ok) return outcome
  const { from, into } = outcome.value
  if (from.mergedInto !== null) {
    // Which of its pages were opened by the other seat only their sessions know: all come back.
    await comeBack(parts, by.lab.id, into.id)
    parts.rooms.stateChanged(by.lab.id)
  }
  return done(seatView((await seatById(parts.db, by.lab.id, from.id)) ?? from))
}
