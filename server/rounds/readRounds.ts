import type { SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { RoundRow } from '../storage/schema.ts'
import { authorTag } from './authorKey.ts'
import { roundFor } from './roundFor.ts'
import { answeringSeats, countEntries, entriesBy, keyOf, roundById, roundsOf } from './roundRows.ts'

type Told = NonNullable<ReturnType<typeof roundFor>>

interface Telling {
  now: Date
  withResult?: boolean
  /** Seats that may answer in this lab, where that is known. */
  seats?: number
}

/** A round as this seat is told of it now. */
export const tellRound = async (
  db: Db | Tx,
  { lab, seat }: SeatInLab,
  row: RoundRow,
  { now, withResult = true, seats }: Telling,
): Promise<Told | null> => {
  const key = await keyOf(db, row.id)
  return roundFor(seat, row, {
    key,
    entries: key === null ? [] : await entriesBy(db, row.id, authorTag(key, seat.id)),
    answered: row.answered ?? (await countEntries(db, row.id)).authors,
    seats: row.seats ?? seats ?? (await answeringSeats(db, lab.id)).length,
    now,
    withResult,
  })
}

export const listRounds = async ({ db, now, rounds: teller }: Parts, by: SeatInLab) => {
  const at = now()
  const revision = teller.revision(by.lab.id)
  const seats = (await answeringSeats(db, by.lab.id)).length
  const rounds: Told[] = []
  for (const row of await roundsOf(db, by.lab.id)) {
    const round = await tellRound(db, by, row, { now: at, withResult: false, seats })
    if (round) rounds.push(round)
  }
  return { now: at.toISOString(), revision, rounds }
}

export const readRound = async ({ db, now }: Parts, by: SeatInLab, id: string) => {
  const row = await roundById(db, by.lab.id, id)
  const told = row && (await tellRound(db, by, row, { now: now() }))
  return told ? done({ now: now().toISOString(), round: told }) : notFound()
}

/** A round that has been revealed, as the lab's record has it. */
export const recordOfRound = async (
  { db, now }: Parts,
  by: SeatInLab,
  id: string,
): Promise<Outcome<{ lab: string; by: string; round: Told }>> => {
  const row = await roundById(db, by.lab.id, id)
  const told = row && (await tellRound(db, by, row, { now: now() }))
  if (!row || !told) return notFound()
  if (row.state !== 'revealed') return refuse('notReady', 'This round has not been revealed yet')
  const maker = await db.selectFrom('seats').select('name').where('id', '=', row.createdBy).executeTakeFirst()
  return done({ lab: by.lab.name, by: maker?.name ?? '', round: { ...told, mine: [] } })
}
