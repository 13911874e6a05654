import * as Y from 'yjs'
import { INK_ROOT, LAYOUT_ROOT } from './layout.ts'
import type { Step } from './stepChanges.ts'

/**
 * What somebody else took away stays away: takes out of one's steps the drawings and places that undoing them would
 * bring back. Yjs brings back whatever nobody has written over, and who takes a thing away writes nothing over it.
 */
export const leaveGone = (doc: Y.Doc, steps: readonly Step[]): void => {
  for (const root of [INK_ROOT, LAYOUT_ROOT])
    for (const last of doc.getMap(root)._map.values()) {
      const isGone = last.deleted && !steps.some(({ deletions }) => Y.isDeleted(deletions, last.id))
      if (!isGone) continue
      for (let { left } = last; left !== null; left = left.left)
        for (const { deletions } of steps) takeOut(deletions, left.id)
    }
}

const takeOut = ({ clients }: Step['deletions'], { client, clock }: Y.ID): void => {
  const ranges = clients.get(client)?.flatMap((range) => {
    const end = range.clock + range.len
    if (clock < range.clock || clock >= end) return [range]
    const parts = [
      { clock: range.clock, len: clock - range.clock },
      { clock: clock + 1, len: end - clock - 1 },
    ]
    return parts.filter(({ len }) => len > 0)
  })
  if (ranges) clients.set(client, ranges)
}
