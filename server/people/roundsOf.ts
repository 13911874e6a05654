import { kindOf } from '#shared/rounds/kinds.ts'
import { authorTag } from '../rounds/authorKey.ts'
import { entriesBy, keysOf, roundsOf } from '../rounds/roundRows.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { RoundEntryRow, RoundRow } from '../storage/schema.ts'

export interface RoundAnswered {
  row: RoundRow
  key: Uint8Array
  entries: RoundEntryRow[]
}

/** Rounds these seats have answered, with what they gave; of those whose authors were purged nothing is known. */
export const roundsAnswered = async (
  db: Db | Tx,
  labId: string,
  seatIds: readonly string[],
): Promise<RoundAnswered[]> => {
  const rows = await roundsOf(db, labId)
  const keys = await keysOf(
    db,
    rows.map(({ id }) => id),
  )
  const found: RoundAnswered[] = []
  for (const row of rows) {
    const key = keys.get(row.id)
    if (!key) continue
    const entries: RoundEntryRow[] = []
    for (const seatId of seatIds) entries.push(...(await entriesBy(db, row.id, authorTag(key, seatId))))
    if (entries.length > 0) found.push({ row, key, entries })
  }
  return found
}

export interface RoundMoved {
  question: string
  /** Whether what the seat gave counts on, as the other's. */
  kept: boolean
}

/**
 * What becomes of answers in rounds that are not over when a seat is merged into another: nobody votes twice. Ideas of
 * both are kept.
 */
export const roundsWhenMerged = async (
  db: Db | Tx,
  labId: string,
  from: string,
  into: string,
): Promise<(RoundAnswered & RoundMoved & { author: string })[]> => {
  const open = (await roundsAnswered(db, labId, [from])).filter(({ row }) => row.state !== 'revealed')
  return Promise.all(
    open.map(async (round) => {
      const author = authorTag(round.key, into)
      const others = (await entriesBy(db, round.row.id, author)).length
      const { perSeat } = kindOf[round.row.kind]
      const kept = perSeat > 1 || others === 0
      return { ...round, author, kept, question: round.row.question }
    }),
  )
}

/** Does it. Answers of a round that is closed and not revealed stay as they are, and are told as the other's. */
export const moveRounds = async (tx: Tx, labId: string, from: string, into: string): Promise<void> => {
  for (const { row, entries, kept, author } of await roundsWhenMerged(tx, labId, from, into)) {
    const ids = entries.map(({ id }) => id)
    if (!kept) await tx.deleteFrom('roundEntries').where('id', 'in', ids).execute()
    else if (row.state === 'open')
      await tx.updateTable('roundEntries').set({ author }).where('id', 'in', ids).execute()
  }
}
