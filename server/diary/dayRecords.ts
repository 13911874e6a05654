import type { DiaryLine } from '#shared/api/diary.ts'
import type { DayRecords } from '#shared/diary/records.ts'
import { latestAnswers } from '#shared/plan/requests.ts'
import { SECTORS } from '#shared/plan/sectors.ts'
import { seatNames } from '../identity/seatNames.ts'
import { answersGiven } from '../labs/requests.ts'
import type { Db } from '../storage/database.ts'
import type { FactCount } from '../storage/readFacts.ts'

/** A stretch of time, RFC 3339 in UTC: the first moment included, the last one not. */
export interface Stretch {
  from: string
  until: string
}

/** What the server's records say of a day; `facts` are what history counted in it. */
export const dayRecords = async (
  db: Db,
  labId: string,
  day: Stretch,
  facts: readonly FactCount[],
): Promise<DayRecords> => {
  const within = ({ at }: { at: string }) => at >= day.from && at < day.until
  const [commitments, endorsements, given, answering, rounds, events] = await Promise.all([
    commitmentsOf(db, labId, day),
    endorsementsOf(db, labId, day),
    answersGiven(db, labId),
    answeringSeats(db, labId, day),
    roundsOf(db, labId, day),
    eventsOf(db, labId, day),
  ])
  const seats = [
    ...facts.flatMap(({ seatId }) => seatId ?? []),
    ...commitments.map(({ seatId }) => seatId),
    ...endorsements.map(({ seatId }) => seatId),
    ...answering,
  ]
  const restored = facts.some(({ kind }) => kind === 'restored')
  const last = new Map(commitments.map((one) => [`${one.initiativeId} ${one.organisationId}`, one]))
  return {
    people: await sectorsOf(db, labId, seats),
    events: [...(restored ? [plainLine('restored')] : []), ...events],
    answers: latestAnswers(given, day.until),
    answered: [...latestAnswers(given.filter(within)).values()],
    signatures: [...last.values()],
    rounds,
  }
}

const plainLine = (kind: string): DiaryLine => ({ kind, filled: {} })

const commitmentsOf = (db: Db, labId: string, { from, until }: Stretch) =>
  db
    .selectFrom('commitments')
    .select(['initiativeId', 'organisationId', 'organisationName', 'decision', 'seatId'])
    .where('labId', '=', labId)
    .where('signedAt', '>=', from)
    .where('signedAt', '<', until)
    .orderBy('signedAt')
    .orderBy('id')
    .execute()

const endorsementsOf = (db: Db, labId: string, { from, until }: Stretch) =>
  db
    .selectFrom('endorsements')
    .select('seatId')
    .where('labId', '=', labId)
    .where('endorsedAt', '>=', from)
    .where('endorsedAt', '<', until)
    .orderBy('endorsedAt')
    .orderBy('role')
    .execute()

const answeringSeats = async (db: Db, labId: string, { from, until }: Stretch): Promise<string[]> => {
  const rows = await db
    .selectFrom('requestAnswers')
    .select('seatId')
    .where('labId', '=', labId)
    .where('answeredAt', '>=', from)
    .where('answeredAt', '<', until)
    .execute()
  return rows.map(({ seatId }) => seatId)
}

/** Only what was revealed, and of that no more than the question and how many answered. */
const roundsOf = async (db: Db, labId: string, { from, until }: Stretch): Promise<DayRecords['rounds']> => {
  const rows = await db
    .selectFrom('rounds')
    .select(['workstreamId', 'kind', 'question', 'answered', 'seats'])
    .where('labId', '=', labId)
    .where('revealedAt', '>=', from)
    .where('revealedAt', '<', until)
    .orderBy('revealedAt')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, answered: row.answered ?? 0, seats: row.seats ?? 0 }))
}

/** What was done with versions, in the order in which it was done; then locks. */
const eventsOf = async (db: Db, labId: string, { from, until }: Stretch): Promise<DiaryLine[]> => {
  const frozen = await db
    .selectFrom('versions')
    .select(['version', 'frozenAt as at'])
    .where('labId', '=', labId)
    .where('frozenAt', '>=', from)
    .where('frozenAt', '<', until)
    .execute()
  const endorsed = await db
    .selectFrom('endorsements')
    .select(['role', 'version', 'endorsedAt as at'])
    .where('labId', '=', labId)
    .where('endorsedAt', '>=', from)
    .where('endorsedAt', '<', until)
    .orderBy('role')
    .execute()
  const released = await db
    .selectFrom('roadmaps')
    .select(['version', 'releasedAt as at'])
    .where('labId', '=', labId)
    .where('releasedAt', '>=', from)
    .where('releasedAt', '<', until)
    .execute()
  const reopened = await db
    .selectFrom('audit')
    .select('at')
    .where('labId', '=', labId)
    .where('act', '=', 'reopened')
    .where('at', '>=', from)
    .where('at', '<', until)
    .execute()
  const done = [
    ...frozen.map(({ version, at }) => ({ at, line: { kind: 'frozen', filled: { version } } })),
    ...endorsed.map(({ role, version, at }) => ({
      at,
      line: { kind: `endorsed_${role}`, filled: { version } },
    })),
    ...released.map(({ version, at }) => ({ at, line: { kind: 'released', filled: { version } } })),
    ...reopened.map(({ at }) => ({ at, line: plainLine('reopened') })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const locks = await db
    .selectFrom('locks')
    .select(['setAt', 'liftedAt'])
    .where('labId', '=', labId)
    .execute()
  const during = (at: string | null) => at !== null && at >= from && at < until
  const set = locks.filter(({ setAt }) => during(setAt)).length
  const lifted = locks.filter(({ liftedAt }) => during(liftedAt)).length
  return [
    ...done.map(({ line }) => line),
    ...(set > 0 ? [{ kind: 'locksSet', filled: { count: set } }] : []),
    ...(lifted > 0 ? [{ kind: 'locksLifted', filled: { count: lifted } }] : []),
  ]
}

const sectorsOf = async (
  db: Db,
  labId: string,
  seatIds: readonly string[],
): Promise<DayRecords['people']> => {
  const told = await seatNames(db, labId, [...new Set(seatIds)])
  const wanted = new Set([...told.values()].map(({ id }) => id))
  const rows = await db.selectFrom('seats').select(['id', 'sector']).where('labId', '=', labId).execute()
  const counted = rows.filter(({ id }) => wanted.has(id))
  return SECTORS.map((sector) => ({
    sector,
    count: counted.filter((row) => row.sector === sector).length,
  })).filter(({ count }) => count > 0)
}
