import type { SeatInLab } from '../identity/seatRows.ts'
import { done, notFound, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { RoundRow } from '../storage/schema.ts'
import { authorTag } from './authorKey.ts'
import { roundFor, type RoundFacts } from './roundFor.ts'
import {
  answeringSeats,
  countAuthors,
  countEntries,
  entriesBy,
  keyOf,
  keysOf,
  roundById,
  roundsOf,
} from './roundRows.ts'

type Told = NonNullable<ReturnType<typeof roundFor>>

/** A round as this seat is told of it now. */
export const tellRound = async (
  db: Db | Tx,
  { lab, seat }: SeatInLab,
  row: RoundRow,
  { now }: { now: Date },
): Promise<Told | null> =>
  tell(db, seat, row, {
    key: await keyOf(db, row.id),
    answered: row.answered ?? (await countEntries(db, row.id)).authors,
    seats: row.seats ?? (await answeringSeats(db, lab.id)).length,
    now,
    withResult: true,
  })

const tell = async (
  db: Db | Tx,
  seat: SeatInLab['seat'],
  row: RoundRow,
  facts: Omit<RoundFacts, 'entries'>,
): Promise<Told | null> => {
  const { key } = facts
  const entries = key === null ? [] : await entriesBy(db, row.id, authorTag(key, seat.id))
  return roundFor(seat, row, { ...facts, entries })
}

export const listRounds = async ({ db, now, rounds: teller }: Parts, { lab, seat }: SeatInLab) => {
  const at = now()
  const revision = teller.revision(lab.id)
  const rows = await roundsOf(db, lab.id)
  const uncounted = rows.filter(({ answered }) => answered === null)
  const [seats, keys, authors] = await Promise.all([
    answeringSeats(db, lab.id),
    keysOf(
      db,
      rows.map(({ id }) => id),
    ),
    countAuthors(
      db,
      uncounted.map(({ id }) => id),
    ),
  ])
  const rounds: Told[] = []
  for (const row of rows) {
    const round = await tell(db, seat, row, {
      key: keys.get(row.id) ?? null,
      answered: row.answered ?? authors.get(row.id) ?? 0,
      seats: row.seats ?? seats.length,
      now: at,
      withResult: false,
    })
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
  const maker = await db
    .selectFrom('toldSeats')
    .select('name')
    .where('id', '=', row.createdBy)
    .executeTakeFirst()
  return done({ lab: by.lab.name, by: maker?.name ?? '', round: { ...told, mine: [] } })
}
