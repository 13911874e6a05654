import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC | Y.Skip

/** What an update would change in a document: structs and deletes the document does not hold yet. */
export interface Effect {
  /** Per client, the structs that reach past what is held, in order of their clocks. */
  structs: Map<number, Struct[]>
  /** Something that is held and alive would be deleted. */
  deletes: boolean
  /** A struct or a delete follows others that neither the document nor the update has. */
  gap: boolean
  /** The update without the structs that are held. Nobody has judged what it says of those, and Yjs would look. */
  rest: Uint8Array
}

export const hasEffect = (effect: Effect): boolean => effect.structs.size > 0 || effect.deletes || effect.gap

export const updateEffect = (
  doc: Y.Doc,
  bytes: Uint8Array,
  update: ReturnType<typeof Y.decodeUpdate>,
): Effect => {
  const effect: Effect = { structs: new Map(), deletes: false, gap: false, rest: bytes }
  const held = new Map<number, number>()
  const reached = new Map<number, number>()
  for (const struct of update.structs) {
    const { client, clock } = struct.id
    const state = reached.get(client) ?? Y.getState(doc.store, client)
    const end = clock + struct.length
    if (clock < state) held.set(client, Y.getState(doc.store, client))
    if (end <= state) continue
    // A skip stands for structs its sender did not have either; what follows one past the held ones is a gap.
    if (struct instanceof Y.Skip) continue
    if (clock > state) effect.gap = true
    const list = effect.structs.get(client)
    if (list) list.push(struct)
    else effect.structs.set(client, [struct])
    reached.set(client, end)
  }
  for (const [client, ranges] of update.ds.clients)
    for (const { clock, len } of ranges) {
      const state = Y.getState(doc.store, client)
      if (clock + len > (reached.get(client) ?? state)) effect.gap = true
      if (!effect.deletes) effect.deletes = anyAlive(doc, client, clock, Math.min(clock + len, state))
    }
  if (held.size > 0 && (effect.structs.size > 0 || effect.deletes))
    effect.rest = Y.diffUpdate(bytes, Y.encodeStateVector(held))
  return effect
}

const anyAlive = (doc: Y.Doc, client: number, from: number, to: number): boolean => {
  const structs = doc.store.clients.get(client)
  if (!structs || from >= to) return false
  for (let at = Y.findIndexSS(structs, from); at < structs.length; at++) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= to) return false
    if (!struct.deleted) return true
  }
  return false
}
