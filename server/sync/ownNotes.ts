import type * as Y from 'yjs'
import { INK_ROOT } from '#shared/doc/layout.ts'

/**
 * Whether a drawing is a seat's own: it put the first record of this id into the document. Who changed it later (a
 * facilitator moved it) does not count; one that is not there is everyone's to draw. Entries that begin beside one
 * another are several firsts: then it is the seat's only if it wrote each, so that nobody makes another's drawing theirs
 * by a record that claims to have been first.
 */
export const drewFirst = (
  doc: Y.Doc,
  id: string,
  ownerOf: (client: number) => string | undefined,
  seatId: string,
): boolean => {
  const held = doc.share.get(INK_ROOT)?._map.get(id)
  if (!held || held.deleted) return true
  for (let item: Y.Item | null = held; item; item = item.left)
    if (item.origin === null && ownerOf(item.id.client) !== seatId) return false
  return true
}
