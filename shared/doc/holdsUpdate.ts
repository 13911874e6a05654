import * as Y from 'yjs'

interface Range {
  clock: number
  len: number
}

const covered = (ranges: readonly Range[], wanted: Range): boolean => {
  let at = wanted.clock
  for (const range of ranges.toSorted((a, b) => a.clock - b.clock)) {
    if (range.clock > at) break
    at = Math.max(at, range.clock + range.len)
  }
  return at >= wanted.clock + wanted.len
}

/** True when a document already has everything an update would add and delete, so that it changes nothing. */
export const holdsUpdate = (doc: Y.Doc, update: Uint8Array): boolean => {
  const { structs, ds } = Y.decodeUpdate(update)
  const held = Y.decodeStateVector(Y.encodeStateVector(doc))
  const added = structs.every((s) => s.id.clock + s.length <= (held.get(s.id.client) ?? 0))
  if (!added || ds.clients.size === 0) return added
  const deleted = Y.createDeleteSetFromStructStore(doc.store).clients
  return [...ds.clients].every(([client, ranges]) =>
    ranges.every((range: Range) => covered(deleted.get(client) ?? [], range)),
  )
}
