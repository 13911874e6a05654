import { randomUUID } from 'node:crypto'
import { kindOf } from '#shared/rounds/kinds.ts'
import type { Given } from '#shared/rounds/kind.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { Tx } from '../storage/database.ts'
import type { RoundRow, SeatRow } from '../storage/schema.ts'
import { authorTag } from './authorKey.ts'
import { orgsOfInitiative } from './orgsOfInitiative.ts'
import { answeringSeats, entriesOf, everySeat, keyOf } from './roundRows.ts'

/** What came of a round, from what lies in the database now. */
export const tallyRound = async (tx: Tx, row: RoundRow, plan: Plan) => {
  const [entries, key] = [await entriesOf(tx, row.id), await keyOf(tx, row.id)]
  const all = key === null ? [] : await everySeat(tx, row.labId)
  const byId = new Map(all.map((seat) => [seat.id, seat]))
  // What a seat gave that was merged into another since is that one's.
  const asTold = (seat: SeatRow) => byId.get(seat.mergedInto ?? seat.id) ?? seat
  const seatOf = new Map(all.map((seat) => [key === null ? '' : authorTag(key, seat.id), asTold(seat)]))
  const given = entries.flatMap(({ author, body }): Given<unknown>[] => {
    const seat = seatOf.get(author)
    // A new id: the one it had went over the author's line, and stands in logs on the way.
    return seat ? [{ id: randomUUID(), entry: JSON.parse(body), by: seat }] : []
  })
  const answered = new Set(entries.map(({ author }) => seatOf.get(author)?.id ?? author)).size
  const seats = Math.max(answered, (await answeringSeats(tx, row.labId)).length)
  const result = kindOf[row.kind].tally(JSON.parse(row.settings), given, {
    anonymous: row.anonymous === 1,
    seats,
    orgsOf: (id) => orgsOfInitiative(plan, id),
  })
  return { result, answered, seats }
}
