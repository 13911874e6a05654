import * as Y from 'yjs'

/** What `work` deletes in a document that another client wrote, unless it went with what it was in. */
export const deletedOfOthers = (doc: Y.Doc, work: () => void): string[] => {
  const updates: Uint8Array[] = []
  const collect = (update: Uint8Array) => void updates.push(update)
  doc.on('update', collect)
  work()
  doc.off('update', collect)
  return updates.flatMap((update) =>
    [...Y.decodeUpdate(update).ds.clients]
      .filter(([client]) => client !== doc.clientID)
      .flatMap(([client, ranges]) =>
        ranges.flatMap(({ clock, len }) =>
          Array.from({ length: len }, (_, at) => ({ client, clock: clock + at }))
            .filter((id) => !wentWithParent(Y.getItem(doc.store, id)))
            .map((id) => `${id.client}:${id.clock}`),
        ),
      ),
  )
}

const wentWithParent = (item: Y.Item | Y.GC): boolean => {
  if (!(item instanceof Y.Item)) return true // nothing is left of it because its parent is gone
  for (let type = item.parent; type instanceof Y.AbstractType && type._item; type = type._item.parent)
    if (type._item.deleted) return true
  return false
}
