import type { MergeProblem } from '#shared/api/people.ts'
import { organisationKey } from '../identity/seatOrganisation.ts'
import { forbidden, mayManageSeat, rank } from '../identity/policy.ts'
import { mergedInto, seatById, seatedStill, type SeatInLab } from '../identity/seatRows.ts'
import { hasOtherLead, isLead } from '../identity/seats.ts'
import { hasScored } from '../rounds/hasScored.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { SeatRow } from '../storage/schema.ts'

export interface Pair {
  from: SeatRow
  into: SeatRow
}

/** Two seats of the lab, where this seat may look after both. A seat of another lab is none here. */
export const pairFor = async (
  db: Db | Tx,
  by: SeatInLab,
  fromId: string,
  intoId: string,
): Promise<Outcome<Pair>> => {
  const still = await seatedStill(db, by)
  const [from, into] = [await seatById(db, by.lab.id, fromId), await seatById(db, by.lab.id, intoId)]
  if (!still || !from || !into) return notFound()
  if (![from, into].every((seat) => mayManageSeat(still.seat.role, rank(seat))))
    return forbidden('merge such seats', still.seat.role)
  return done({ from, into })
}

/** Why these two stay two, or null. */
export const mergeProblem = async (db: Db | Tx, { from, into }: Pair): Promise<MergeProblem | null> => {
  if (from.id === into.id) return 'itself'
  if (from.erasedAt !== null || into.erasedAt !== null) return 'erased'
  if (from.mergedInto !== null) return 'merged'
  if (into.mergedInto !== null) return 'intoMerged'
  if (into.revokedAt !== null) return 'revoked'
  if ((await mergedInto(db, from.id)).length > 0) return 'hasMerged'
  if (isLead(from) && into.role !== 'labLead' && !(await hasOtherLead(db, from))) return 'lastLead'
  return (await officeProblem(db, { from, into })) ?? scoringProblem(db, { from, into })
}

/** Who signs and for whom is an office: merging gives nobody one, takes none away and unites no two. */
const officeProblem = async (db: Db | Tx, { from, into }: Pair): Promise<MergeProblem | null> => {
  const signs = into.signatory === 1 && into.organisationId === from.organisationId
  if (from.signatory === 1 && from.revokedAt === null && !signs) return 'signatory'
  const signed = await db
    .selectFrom('commitments')
    .select('organisationId')
    .where('seatId', '=', from.id)
    .execute()
  if (signed.some(({ organisationId }) => organisationId !== into.organisationId)) return 'signedForOther'
  const endorsed = await db.selectFrom('endorsements').select('role').where('seatId', '=', from.id).execute()
  return endorsed.some(({ role }) => role !== into.role) ? 'endorsedOther' : null
}

/** What an organisation scored, or declared an interest in, stays that organisation's until it is counted. */
const scoringProblem = async (db: Db | Tx, { from, into }: Pair): Promise<MergeProblem | null> => {
  const isSame = organisationKey(from) === organisationKey(into)
  return !isSame && (await hasScored(db, from.labId, from.id)) ? 'scoredForOther' : null
}

export const MERGE_SENTENCES: Record<MergeProblem, string> = {
  itself: 'A seat is not merged into itself',
  erased: 'The person of one of the seats was erased',
  merged: 'This seat was merged into another already',
  intoMerged: 'The other seat was merged into a third: merge into that one',
  hasMerged: 'Other seats were merged into this one: merge the other way round',
  revoked: 'The seat that stays was revoked',
  lastLead: 'A lab keeps at least one lab lead',
  signatory: 'The seat signs for an organisation and the other does not',
  signedForOther: 'The seat has signed for an organisation that the other does not belong to',
  endorsedOther: 'The seat has endorsed in another office than the other holds',
  scoredForOther: 'The seat has scored for another organisation in a round that is not revealed',
}
