import type * as Y from 'yjs'
import { may } from '#server/identity/policy.ts'
import { SERVER_SEAT } from '#server/storage/updateLog.ts'
import type { Role } from '#shared/api/identity.ts'
import type { Touched } from './touched.ts'

const COMMENTS = 'comments'

/** Anyone may say that what somebody said is settled. */
const ANYONES: ReadonlySet<string | null> = new Set(['resolved'])

/**
 * Whether comments stay their authors' words: only the seat that put one into the document changes what it says or
 * takes it away. What the server put there is nobody's word; who keeps order in the lab may change it.
 */
export const keepsOthersWords = (
  doc: Y.Doc,
  touched: Touched,
  ownerOf: (client: number) => string | undefined,
  seat: { seatId: string; role: Role },
): boolean => {
  const held = doc.share.get(COMMENTS)?._map
  for (const [id, fields] of touched.get(COMMENTS) ?? []) {
    const comment = held?.get(id)
    if (!comment || comment.deleted || [...fields.keys()].every((field) => ANYONES.has(field))) continue
    const author = ownerOf(comment.id.client)
    if (author === seat.seatId) continue
    if (author !== undefined && author !== SERVER_SEAT) return false
    if (!may(seat.role, 'lock')) return false
  }
  return true
}
