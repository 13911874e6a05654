import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  packState,
  PACKED_SNAPSHOT,
  PLAIN_SNAPSHOT,
  type StoredSnapshot,
} from '#server/storage/packedState.ts'
import { documentOf, type StoredState } from '#server/storage/storedDocument.ts'
import type { LogRow } from '#server/storage/updateLog.ts'
import { openAnswers } from '#server/sync/answers.ts'
import { applyFrame, newDoc } from '#test/support/keptRows.ts'
import { bytesOf } from '#test/support/logDocument.ts'

const NOTHING = new Uint8Array([0])

/** A room's document and its log, without disk and sockets. */
const openModel = () => {
  const rows: LogRow[] = []
  let seq = 0
  let snapshot: StoredSnapshot | null = null
  let doc = newDoc(1)
  const stored = (): StoredState => ({
    epoch: 1,
    snapshot,
    tail: rows.filter((row) => row.seq > (snapshot?.seq ?? 0)),
    seq,
  })
  const authors = [10, 11, 12].map(newDoc)
  let answers = openAnswers(stored())
  const keep = (kind: LogRow['kind'], bytes: Uint8Array) => {
    seq += 1 + (seq % 3) // other labs' rows lie between
    rows.push({ seq, kind, seatId: null, at: 0, bytes })
    answers.add(seq, bytes)
  }
  return {
    get doc() {
      return doc
    },
    get seq() {
      return seq
    },
    edit: (who: number, what: number, big: boolean) => {
      const author = authors[who % authors.length]!
      Y.applyUpdate(author, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(author)))
      const before = Y.encodeStateVector(author)
      const text = author.getText('words')
      const ink = author.getMap('ink')
      if (what % 4 === 0 && text.length > 3) text.delete(what % (text.length - 2), 2)
      else if (what % 4 === 1) ink.delete(`k${what % 5}`)
      else if (what % 4 === 2) ink.set(`k${what % 5}`, what)
      else text.insert(what % (text.length + 1), big ? 'long words '.repeat(8_000) : 'words')
      const bytes = Y.encodeStateAsUpdate(author, before)
      Y.applyUpdate(doc, bytes)
      keep('update', bytes)
    },
    freeze: () => keep('freeze', new Uint8Array()),
    /** As a thread makes it: of some row, and heard of later. */
    snapshotAt: (back: number, format: StoredSnapshot['format'] = PACKED_SNAPSHOT) => {
      const at = rows.at(-1 - (back % Math.max(1, rows.length)))?.seq ?? 0
      if (at === 0 || at < (snapshot?.seq ?? 0)) return
      const then = documentOf({ ...stored(), snapshot: null, tail: rows.filter((row) => row.seq <= at) })
      const packed = format === PACKED_SNAPSHOT
      snapshot = { seq: at, format, bytes: packed ? packState(then) : Y.encodeStateAsUpdate(then) }
      if (packed) answers.take(snapshot)
    },
    reload: () => {
      if (seq === 0) return
      doc = documentOf(stored())
      answers = openAnswers(stored())
    },
    answer: (stateVector: Uint8Array, packed: boolean) =>
      answers.answer({ doc, seq }, stateVector, { packed }),
    since: (row: number) => answers.since(row),
    rows,
  }
}
type Model = ReturnType<typeof openModel>

/** A client that may be away for a while; it has heard all until row `seq`. */
interface Client {
  doc: Y.Doc
  seq: number
}

const join = (model: Model, client: Client, packed: boolean) => {
  const kinds = model
    .answer(Y.encodeStateVector(client.doc), packed)
    .map((frame) => applyFrame(client.doc, frame))
  // Whoever hears a step 2 takes the document for whole: it comes once, and last.
  expect(kinds.indexOf('step2')).toBe(kinds.length - 1)
  expect(kinds.indexOf('packed')).toBeLessThanOrEqual(packed ? 0 : -1)
  expect([client.doc.store.pendingStructs, client.doc.store.pendingDs]).toEqual([null, null])
  expect(bytesOf(client.doc)).toBe(bytesOf(model.doc))
  client.seq = model.seq
}

const command = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('edit' as const), who: fc.nat(2), n: fc.nat(99), big: fc.boolean() }) }, // prettier-ignore
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('many' as const), n: fc.integer({ min: 20, max: 150 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('freeze' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('snapshot' as const), back: fc.nat(60), old: fc.boolean() }) }, // prettier-ignore
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reload' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('join' as const), packed: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('return' as const), who: fc.nat(3), packed: fc.boolean() }) }, // prettier-ignore
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('follow' as const), who: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('madeUp' as const), seed: fc.nat(9), packed: fc.boolean() }) }, // prettier-ignore
)
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never

const run = (model: Model, clients: Client[], one: Command): void => {
  switch (one.kind) {
    case 'edit':
      return model.edit(one.who, one.n, one.big && one.n % 7 === 0)
    case 'many':
      return Array.from({ length: one.n }, (_, at) => model.edit(at, at * 7, false)).forEach(() => {})
    case 'freeze':
      return model.freeze()
    case 'snapshot':
      return model.snapshotAt(one.back, one.old ? PLAIN_SNAPSHOT : PACKED_SNAPSHOT)
    case 'reload':
      return model.reload()
    case 'join':
      return join(model, { doc: new Y.Doc(), seq: 0 }, one.packed)
    case 'return':
      return join(model, clients[one.who]!, one.packed)
    case 'follow': {
      const client = clients[one.who]!
      const missed = model.since(client.seq)
      if (missed === null) return
      for (const update of missed) Y.applyUpdate(client.doc, update)
      client.seq = model.seq
      return expect(bytesOf(client.doc)).toBe(bytesOf(model.doc))
    }
    case 'madeUp': {
      // Whatever it says it has, it is sent the rest of that and a whole document has all.
      const stateVector = Y.encodeStateVector(new Map([[10, one.seed * 3], [77, one.seed], [11, one.seed]])) // prettier-ignore
      const whole = new Y.Doc()
      Y.applyUpdate(whole, Y.encodeStateAsUpdate(model.doc))
      for (const frame of model.answer(stateVector, one.packed)) applyFrame(whole, frame)
      return expect(bytesOf(whole)).toBe(bytesOf(model.doc))
    }
  }
}

test(
  'SN1 whatever a client has, its answer and what comes after make its document that of the log',
  { timeout: 300_000 },
  () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 5, maxLength: 40 }), (commands) => {
        const model = openModel()
        const clients: Client[] = Array.from({ length: 4 }, (_, n) => ({ doc: newDoc(100 + n), seq: 0 }))
        for (const one of commands) run(model, clients, one)
        for (const client of clients) join(model, client, false)
        for (const client of clients) join(model, { doc: new Y.Doc(), seq: client.seq }, true)
      }),
      { numRuns: process.env['LONG'] ? 3_000 : 80, seed: 20261129 },
    )
  },
)

const filled = (edits: number): Model => {
  const model = openModel()
  for (let n = 0; n < edits; n++) model.edit(n, n * 4 + 3, false)
  return model
}

test('SN2 all who come with the same are sent the same bytes, built once, and what came since', () => {
  const model = filled(100)
  const joined = model.answer(NOTHING, false)
  expect(joined).toHaveLength(1)
  expect(model.answer(NOTHING, false)[0]).toBe(joined[0])
  const stateVector = Y.encodeStateVector(model.doc)
  expect(model.answer(stateVector, false)[0]).toBe(model.answer(stateVector, false)[0])
  for (let n = 0; n < 70; n++) model.edit(n, n, false)
  const again = model.answer(NOTHING, false)
  const [first] = again
  expect(first?.length, 'what was encoded before').toBe(joined[0]?.length)
  const [known] = model.answer(stateVector, false)
  model.edit(1, 3, false)
  model.edit(2, 3, false)
  expect(model.answer(stateVector, false)[0]).toBe(known)
  expect(model.answer(NOTHING, false)[0]).toBe(first)
  const last = model.answer(NOTHING, false)
  const once = model.answer(NOTHING, false)
  once.forEach((frame, at) => expect(frame).toBe(last[at]))
  expect(once.length, 'several rows a frame').toBeLessThan(6)
  model.snapshotAt(10)
  const packed = model.answer(NOTHING, true)
  model.answer(NOTHING, true).forEach((frame, at) => expect(frame).toBe(packed[at]))
  expect(model.answer(NOTHING, false)[0]).toBe(first)
})

test('SN2 an answer that has fallen far behind is made anew', () => {
  const model = filled(100)
  const [first] = model.answer(NOTHING, false)
  for (let n = 0; n < 3; n++) model.edit(n, 3, true)
  const anew = model.answer(NOTHING, false)
  expect(anew).toHaveLength(1)
  expect(anew[0]).not.toBe(first)
})

test('SN3 whoever lacks most of a document is sent what everyone who joins is; nothing is encoded for a made-up state', () => {
  const model = filled(200)
  model.snapshotAt(0)
  const joining = model.answer(NOTHING, true)
  const plain = model.answer(NOTHING, false)
  for (let n = 0; n < 20; n++) {
    const stateVector = Y.encodeStateVector(new Map([[10, n], [5_000 + n, 1_000_000]])) // prettier-ignore
    expect(model.answer(stateVector, true)[0]).toBe(joining[0])
    expect(model.answer(stateVector, false)[0]).toBe(plain[0])
  }
})

test('SN3 bytes that are no state vector are refused', () => {
  const model = filled(3)
  for (const bytes of [[], [3, 1], [1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]])
    expect(() => model.answer(new Uint8Array(bytes), true)).toThrow()
})

test('SN4 what is held of rows for who is behind is bounded; who is further behind is told so', () => {
  const model = openModel()
  for (let n = 0; n < 150; n++) model.edit(n, 3, true)
  expect(model.since(0)).toBeNull()
  const held = model.since(model.rows.at(-20)!.seq)
  expect(held).not.toBeNull()
  const [client] = [newDoc(7)]
  for (const row of model.rows.slice(0, -20)) Y.applyUpdate(client, row.bytes)
  for (const row of model.rows.slice(-20, -19)) Y.applyUpdate(client, row.bytes)
  for (const update of held ?? []) Y.applyUpdate(client, update)
  expect(bytesOf(client)).toBe(bytesOf(model.doc))
})
