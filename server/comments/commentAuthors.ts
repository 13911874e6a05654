import type { CommentAuthor } from '#shared/api/comments.ts'
import type { SeatRow } from '../storage/schema.ts'
import { HistoryUnavailable } from '../history/openHistory.ts'
import type { Parts } from '../parts.ts'
import { seatsByIds } from '../identity/seatRows.ts'

/** Who wrote the comments of a lab, of all or of those named, and when each came: what is no comment is left out. */
export const commentAuthorsOf = async (
  parts: Pick<Parts, 'db' | 'rooms' | 'history' | 'log'>,
  labId: string,
  asked?: readonly string[],
): Promise<CommentAuthor[]> => {
  const { ids: found, authors } = await parts.rooms.comments(labId, asked)
  const ids = [...found]
  const seatIds = new Set(ids.flatMap((id) => authors.get(id) ?? []))
  const [seats, times] = await Promise.all([
    seatsByIds(parts.db, labId, [...seatIds]),
    timesOf(parts, labId, ids),
  ])
  const bySeat = new Map(seats.map((seat) => [seat.id, authorView(seat)]))
  return ids.map((commentId) => {
    const at = times.get(commentId)
    return {
      commentId,
      seat: bySeat.get(authors.get(commentId) ?? '') ?? null,
      at: at === undefined ? null : new Date(at).toISOString(),
    }
  })
}

const authorView = ({ id, name, organisationId, organisationName, sector }: SeatRow) => ({
  id,
  name,
  organisationId,
  organisationName,
  sector,
})

/** Who wrote something can be told also while the history cannot be read. */
const timesOf = async (
  { history, log }: Pick<Parts, 'history' | 'log'>,
  labId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  try {
    return await history.begun(labId, ids)
  } catch (error) {
    if (!(error instanceof HistoryUnavailable)) throw error
    log.error({ labId, err: error }, 'history could not be read')
    return new Map()
  }
}
