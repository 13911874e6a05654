import { kindOf } from '#shared/rounds/kinds.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { forbidden, may } from '../identity/policy.ts'
import { seatById, type SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import type { Tx } from '../storage/database.ts'
import type { RoundRow, SeatRow } from '../storage/schema.ts'
import { authorTag } from './authorKey.ts'
import { countEntries, entriesBy, keyOf, roundById, stateNow } from './roundRows.ts'

interface Answering {
  row: RoundRow
  seat: SeatRow
  author: string
}

/** The seat as it is now, in a round that takes answers from it at this moment of the database. */
const answering = async (tx: Tx, by: SeatInLab, roundId: string, now: Date): Promise<Outcome<Answering>> => {
  const seat = await seatById(tx, by.lab.id, by.seat.id)
  const row = await roundById(tx, by.lab.id, roundId)
  if (!seat || seat.revokedAt !== null || !row || row.state === 'draft') return notFound()
  if (!may(seat.role, 'answerRounds')) return forbidden('answer rounds', seat.role)
  const key = await keyOf(tx, roundId)
  if (stateNow(row, now) !== 'open' || key === null)
    return refuse('stale', 'This round is closed: it takes no more answers')
  return done({ row, seat, author: authorTag(key, seat.id) })
}

export interface Answer {
  roundId: string
  entryId: string
  body: unknown
}

/** Keeps an answer, in place of the one it had; in the same moment of the database in which the round is open. */
export const giveAnswer = async (
  parts: Parts,
  by: SeatInLab,
  { roundId, entryId, body }: Answer,
): Promise<Outcome<{ id: string; body: unknown }>> => {
  const outcome = await parts.db.transaction().execute(async (tx) => {
    const found = await answering(tx, by, roundId, parts.now())
    if (!found.ok) return found
    const { row, seat, author } = found.value
    const kind = kindOf[row.kind]
    const taken = kind.take(JSON.parse(row.settings), body, seat)
    if (!taken.ok) return refuse('invalid', taken.problem, ['body', ...taken.path])
    const text = JSON.stringify(taken.entry)
    const own = await entriesBy(tx, roundId, author)
    const before = own.find(({ id }) => id === entryId) ?? (kind.perSeat === 1 ? own[0] : undefined)
    if (before) {
      await tx.updateTable('roundEntries').set({ body: text }).where('id', '=', before.id).execute()
      return done({ id: before.id, body: taken.entry })
    }
    if (own.length >= kind.perSeat) return refuse('tooMany', `At most ${kind.perSeat} answers of one seat`)
    if ((await countEntries(tx, roundId)).entries >= LIMITS.entriesPerRound)
      return refuse('tooMany', 'This round takes no more answers')
    const there = await tx
      .selectFrom('roundEntries')
      .select('id')
      .where('id', '=', entryId)
      .executeTakeFirst()
    if (there) return notFound()
    await tx.insertInto('roundEntries').values({ id: entryId, roundId, author, body: text }).execute()
    return done({ id: entryId, body: taken.entry })
  })
  if (outcome.ok) await parts.rounds.answered(by, roundId)
  return outcome
}

/** Takes one's own answer back; what is not there is taken back already. */
export const takeBack = async (
  parts: Parts,
  by: SeatInLab,
  { roundId, entryId }: Omit<Answer, 'body'>,
): Promise<Outcome<null>> => {
  const outcome = await parts.db.transaction().execute(async (tx) => {
    const found = await answering(tx, by, roundId, parts.now())
    if (!found.ok) return found
    await tx
      .deleteFrom('roundEntries')
      .where('id', '=', entryId)
      .where('roundId', '=', roundId)
      .where('author', '=', found.value.author)
      .execute()
    return done(null)
  })
  if (outcome.ok) await parts.rounds.answered(by, roundId)
  return outcome
}
