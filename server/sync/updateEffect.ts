import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC | Y.Skip
export type Decoded = ReturnType<typeof Y.decodeUpdate>

/** What an update would change in a document: structs and deletes the document does not hold yet. */
export interface Effect {
  /** Per client, the structs that reach past what is held, in order of their clocks. */
  structs: Map<number, Struct[]>
  /** What is held and alive and would be deleted, in whole or in part. */
  deleted: Y.Item[]
  /** A struct or a delete follows others that neither the document nor the update has. */
  gap: boolean
  /** The update without the structs that are held. Nobody has judged what it says of those, and Yjs would look. */
  rest: Uint8Array
}

export const hasEffect = (effect: Effect): boolean =>
  effect.structs.size > 0 || effect.deleted.length > 0 || effect.gap

export const updateEffect = (doc: Y.Doc, bytes: Uint8Array, update: Decoded): Effect => {
  const effect: Effect = { structs: new Map(), deleted: [], gap: false, rest: bytes }
  const held = new Map<number, number>()
  const reached = new Map<number, number>()
  let halfHeld = false
  for (const struct of update.structs) {
    const { client, clock } = struct.id
    const state = reached.get(client) ?? Y.getState(doc.store, client)
    const end = clock + struct.length
    if (clock < state) held.set(client, Y.getState(doc.store, client))
    if (end <= state) continue
    // A skip stands for structs its sender did not have either; what follows one past the held ones is a gap.
    if (struct instanceof Y.Skip) continue
    if (clock < state) halfHeld = true
    if (clock > state) effect.gap = true
    add(effect.structs, struct)
    reached.set(client, end)
  }
  for (const [client, ranges] of update.ds.clients)
    for (const { clock, len } of ranges) {
      const state = Y.getState(doc.store, client)
      if (clock + len > (reached.get(client) ?? state)) effect.gap = true
      addAlive(effect.deleted, doc, client, clock, Math.min(clock + len, state))
    }
  if (held.size > 0 && (effect.structs.size > 0 || effect.deleted.length > 0))
    effect.rest = Y.diffUpdate(bytes, Y.encodeStateVector(held))
  // Where the rest of a struct goes is where the held part of it lies, not where the update says that it begins.
  return halfHeld ? { ...effect, structs: structsOf(effect.rest) } : effect
}

const add = (structs: Map<number, Struct[]>, struct: Struct): void => {
  const list = structs.get(struct.id.client)
  if (list) list.push(struct)
  else structs.set(struct.id.client, [struct])
}

const structsOf = (update: Uint8Array): Map<number, Struct[]> => {
  const structs = new Map<number, Struct[]>()
  for (const struct of Y.decodeUpdate(update).structs) if (!(struct instanceof Y.Skip)) add(structs, struct)
  return structs
}

const addAlive = (alive: Y.Item[], doc: Y.Doc, client: number, from: number, to: number): void => {
  const structs = doc.store.clients.get(client)
  if (!structs || from >= to) return
  for (let at = Y.findIndexSS(structs, from); at < structs.length; at++) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= to) return
    if (struct instanceof Y.Item && !struct.deleted) alive.push(struct)
  }
}
