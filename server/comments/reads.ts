import type { ReadRequest } from '#shared/api/comments.ts'
import type { SeatInLab } from '../identity/seatRows.ts'
import { done, refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import type { Db } from '../storage/database.ts'

/** Comments that a seat has read. */
export const readBy = async (db: Db, { seat }: SeatInLab): Promise<string[]> => {
  const rows = await db
    .selectFrom('commentReads')
    .select('commentId')
    .where('seatId', '=', seat.id)
    .orderBy('commentId')
    .execute()
  return rows.map(({ commentId }) => commentId)
}

/** Marks comments of the lab for one seat; its other pages are told to ask again. */
export const markRead = async (
  parts: Pick<Parts, 'db' | 'rooms' | 'now'>,
  { lab, seat }: SeatInLab,
  { commentIds, read }: ReadRequest,
): Promise<Outcome<null>> => {
  const { ids } = await parts.rooms.comments(lab.id, commentIds)
  const strange = commentIds.findIndex((id) => !ids.has(id))
  if (strange >= 0) return refuse('notFound', 'There is no such comment', ['commentIds', strange])
  const readAt = parts.now().toISOString()
  if (read)
    await parts.db
      .insertInto('commentReads')
      .values(commentIds.map((commentId) => ({ seatId: seat.id, commentId, readAt })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await parts.db
      .deleteFrom('commentReads')
      .where('seatId', '=', seat.id)
      .where('commentId', 'in', commentIds)
      .execute()
  parts.rooms.inboxChanged(lab.id, seat.id)
  return done(null)
}
