import type { DiaryLine } from '#shared/api/diary.ts'
import { organisationKey } from '../identity/seatOrganisation.ts'
import type { Db } from '../storage/database.ts'
import { recordedIn } from './attendanceRows.ts'

const MOST_NAMED = 40

/** Seats that were there on a day, as far as it was known at a moment: later marks change no finished day. */
const thereOn = async (db: Db, labId: string, date: string, until: string): Promise<Set<string>> => {
  const recorded = await recordedIn(db, labId, date)
  const marks = await db
    .selectFrom('attendanceMarks')
    .select('seatId')
    .where('labId', '=', labId)
    .where('day', '=', date)
    .where('markedAt', '<', until)
    .where((or) => or.or([or('takenBackAt', 'is', null), or('takenBackAt', '>=', until)]))
    .execute()
  return new Set([...recorded, ...marks].map(({ seatId }) => seatId))
}

/** Which organisations were there, as a line of the diary; no person is named. */
export const attendedLine = async (
  db: Db,
  labId: string,
  { date, until }: { date: string; until: string },
): Promise<DiaryLine[]> => {
  const there = await thereOn(db, labId, date, until)
  const seats = await db
    .selectFrom('seats')
    .select(['id', 'organisationId', 'organisationName'])
    .where('labId', '=', labId)
    .execute()
  const names = new Map(
    seats
      .filter(({ id, organisationName }) => there.has(id) && organisationName !== '')
      .map((seat) => [organisationKey(seat), seat.organisationName]),
  )
  if (names.size === 0) return []
  const sorted = [...names.values()].toSorted((a, b) => a.localeCompare(b, 'en'))
  const list = sorted.slice(0, MOST_NAMED).join(', ') + (sorted.length > MOST_NAMED ? ', …' : '')
  return [{ kind: 'attended', filled: { count: names.size, list } }]
}
