import * as encoding from 'lib0/encoding'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { Role } from '#shared/api/identity.ts'
import type { Lock } from '#shared/plan/locks.ts'
import { judge, type Verdict } from '#server/sync/guard.ts'
import { editBy, updateOf } from './syncClient.ts'

export const ANN = 11
export const BEN = 22

/** A document in which Ann (client 11) has put a text and Ben (client 22) a value. */
export const heldDoc = (): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(
    doc,
    editBy(ANN, (d) => {
      const issue = new Y.Map<unknown>()
      d.getMap('issues').set('i', issue)
      issue.set('description', new Y.Text('as Ann wrote it'))
    }),
  )
  Y.applyUpdate(
    doc,
    editBy(BEN, (d) => void d.getMap('ink').set('b', 1)),
  )
  return doc
}

interface Given {
  doc?: Y.Doc
  seat?: string
  role?: Role
  phase?: 'open' | 'frozen'
  locks?: Lock[]
  handshake?: boolean
  owners?: Map<number, string>
}

export const judged = (update: Uint8Array, given: Given = {}): Verdict => {
  const doc = given.doc ?? heldDoc()
  const before = Y.encodeStateAsUpdate(doc)
  const roots = [...doc.share.keys()]
  const owners = given.owners ?? new Map([[ANN, 'ann'], [BEN, 'ben']]) // prettier-ignore
  const verdict = judge({
    update,
    handshake: given.handshake ?? false,
    doc,
    ownerOf: (client) => owners.get(client),
    seat: { seatId: given.seat ?? 'ben', role: given.role ?? 'participant' },
    phase: given.phase ?? 'open',
    locks: given.locks ?? [],
  })
  expect(Y.encodeStateAsUpdate(doc), 'judging changes nothing').toEqual(before)
  expect([...doc.share.keys()]).toEqual(roots)
  return verdict
}

export const ink = (client: number, value: unknown, base?: Y.Doc) =>
  editBy(client, (d) => void d.getMap('ink').set('k', value), base)

/** One section of hand-written structs, and nothing deleted. */
export const structs = (
  client: number,
  clock: number,
  count: number,
  write: (e: encoding.Encoder, at: number) => void,
) =>
  updateOf((e) => {
    encoding.writeVarUint(e, 1)
    encoding.writeVarUint(e, count)
    encoding.writeVarUint(e, client)
    encoding.writeVarUint(e, clock)
    for (let at = 0; at < count; at++) write(e, at)
    encoding.writeVarUint(e, 0)
  })
export const gc = (e: encoding.Encoder, length = 1) => {
  encoding.writeUint8(e, 0)
  encoding.writeVarUint(e, length)
}
export const inkItem = (e: encoding.Encoder, key: string, root = 'ink') => {
  encoding.writeUint8(e, 32 | 8)
  encoding.writeVarUint(e, 1)
  encoding.writeVarString(e, root)
  encoding.writeVarString(e, key)
  encoding.writeVarUint(e, 1)
  encoding.writeUint8(e, 126)
}
export const deletes = (client: number, ranges: [number, number][]) =>
  updateOf((e) => {
    encoding.writeVarUint(e, 0)
    encoding.writeVarUint(e, 1)
    encoding.writeVarUint(e, client)
    encoding.writeVarUint(e, ranges.length)
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(e, clock)
      encoding.writeVarUint(e, length)
    }
  })
