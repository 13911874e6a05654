import { dateIn } from '#shared/diary/zone.ts'
import type { Db } from '../storage/database.ts'

/** Days on which something was recorded beside the plan, as plain dates. */
export const recordDays = async (db: Db, labId: string, zone: string): Promise<Set<string>> => {
  const times = await Promise.all([
    db.selectFrom('commitments').select('signedAt as at').where('labId', '=', labId).execute(),
    db.selectFrom('endorsements').select('endorsedAt as at').where('labId', '=', labId).execute(),
    db.selectFrom('roadmaps').select('releasedAt as at').where('labId', '=', labId).execute(),
    db.selectFrom('requestAnswers').select('answeredAt as at').where('labId', '=', labId).execute(),
    db.selectFrom('rounds').select('revealedAt as at').where('labId', '=', labId).execute(),
    db.selectFrom('locks').select('setAt as at').where('labId', '=', labId).execute(),
    db.selectFrom('locks').select('liftedAt as at').where('labId', '=', labId).execute(),
  ])
  // A hundred signatures of one minute ask the time zone once.
  const minutes = new Set(times.flat().flatMap(({ at }) => (at === null ? [] : [at.slice(0, 16)])))
  return new Set([...minutes].map((minute) => dateIn(Date.parse(`${minute}:00Z`), zone)))
}
