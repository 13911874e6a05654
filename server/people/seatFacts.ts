import type { SeatFacts } from '#shared/api/people.ts'
import { whenReadable } from '../history/whenReadable.ts'
import type { Parts } from '../parts.ts'
import { roundsAnswered } from './roundsOf.ts'

type Told = Pick<Parts, 'db' | 'rooms' | 'history' | 'log' | 'now'>

/** What was done with these seats, which are one person's. */
export const seatFactsOf = async (
  parts: Told,
  labId: string,
  seatIds: readonly string[],
): Promise<SeatFacts> => {
  const { db } = parts
  const ofTable = async (table: 'requestAnswers' | 'commitments' | 'endorsements') => {
    const row = await db
      .selectFrom(table)
      .select((of) => of.fn.countAll<number>().as('count'))
      .where('seatId', 'in', seatIds)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }
  const days = await db
    .selectFrom('attendance')
    .select('day')
    .distinct()
    .where('seatId', 'in', seatIds)
    .execute()
  const { authors } = await parts.rooms.comments(labId)
  return {
    edits: await editsOf(parts, labId, seatIds),
    comments: [...authors.values()].filter((author) => seatIds.includes(author)).length,
    answers: await ofTable('requestAnswers'),
    rounds: (await roundsAnswered(db, labId, seatIds)).length,
    signatures: await ofTable('commitments'),
    endorsements: await ofTable('endorsements'),
    days: days.length,
  }
}

const editsOf = async (
  { history, log, now }: Told,
  labId: string,
  seatIds: readonly string[],
): Promise<number | null> => {
  const counts = await whenReadable(log, labId, history.counts(labId, 0, now().getTime() + 1))
  if (counts === null) return null
  return counts
    .filter(({ seatId }) => seatId !== null && seatIds.includes(seatId))
    .reduce((sum, { count }) => sum + count, 0)
}
