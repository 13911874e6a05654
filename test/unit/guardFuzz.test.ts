import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { judge } from '#server/sync/guard.ts'
import { applyUpdate } from '#server/sync/liveDocument.ts'
import { editBy, seeded } from '#test/support/syncClient.ts'

const SEEDS = process.env['LONG'] ? Array.from({ length: 40 }, (_, at) => at + 1) : [1]

const startDoc = (): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(
    doc,
    editBy(11, (d) => {
      const issue = new Y.Map<unknown>()
      d.getMap('issues').set('i', issue)
      issue.set('description', new Y.Text('some text'))
      d.getMap('ink').set('k', { a: [1, 'two', null] })
      d.getMap('ink').delete('k')
    }),
  )
  return doc
}

/** Turns bits, cuts, repeats or puts a huge number into a valid update. */
const mangled = (random: () => number, valid: Uint8Array): Uint8Array => {
  const at = Math.floor(random() * valid.length)
  const kind = Math.floor(random() * 5)
  if (kind === 0) return valid.slice(0, at)
  if (kind === 1)
    return Uint8Array.from([...valid.slice(0, at), ...valid.slice(Math.floor(random() * valid.length))])
  if (kind === 2) return Uint8Array.from([...valid.slice(0, at), 255, 255, 255, 255, 15, ...valid.slice(at)])
  const bytes = Uint8Array.from(valid)
  for (let flips = 1 + Math.floor(random() * 3); flips > 0; flips--) {
    const place = Math.floor(random() * bytes.length)
    bytes[place] =
      kind === 3 ? (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8)) : Math.floor(random() * 256)
  }
  return bytes
}

test.each(SEEDS)(
  'SY29 of 10,000 mangled updates (seed %i) the guard throws at none, and what it takes goes in whole and is the same for all',
  (seed) => {
    const random = seeded(seed)
    const base = startDoc()
    const valid = [
      editBy(21, (doc) => void doc.getMap('ink').set('k', { a: [1, 'two', null] }), base),
      editBy(22, (doc) => {
        const text = doc.getMap<Y.Map<unknown>>('issues').get('i')?.get('description')
        if (text instanceof Y.Text) text.delete(2, 3)
        if (text instanceof Y.Text) text.insert(1, 'more')
      }, base), // prettier-ignore
      editBy(23, (doc) => void doc.getMap('risks').set('r', new Y.Map([['t', new Y.Text('x')]])), base),
      editBy(24, (doc) => doc.getMap('issues').delete('i'), base),
      Y.mergeUpdates([editBy(25, (doc) => void doc.getMap('ink').set('a', 1)), Y.encodeStateAsUpdate(base)]),
    ]
    let doc = startDoc()
    let other = startDoc()
    const kinds = new Map<string, number>()
    for (let at = 0; at < 10_000; at++) {
      if (at % 200 === 0) {
        doc = startDoc()
        other = startDoc()
      }
      const update = mangled(random, valid[at % valid.length] ?? new Uint8Array())
      const verdict = judge({
        update,
        handshake: at % 2 === 0,
        doc,
        ownerOf: () => undefined,
        seat: { seatId: 'ann', role: 'participant' },
        phase: 'open',
        locks: [],
      })
      kinds.set(verdict.kind, (kinds.get(verdict.kind) ?? 0) + 1)
      if (verdict.kind === 'take') Y.applyUpdate(other, applyUpdate(doc, verdict.update))
      else if (verdict.kind === 'held')
        expect(Y.diffUpdate(update, Y.encodeStateVector(doc)).length).toBeGreaterThan(0)
      if (at % 200 === 199) expect(Y.encodeStateAsUpdate(other)).toEqual(Y.encodeStateAsUpdate(doc))
    }
    for (const kind of ['take', 'held', 'gap', 'refuse']) expect(kinds.get(kind)).toBeGreaterThan(100)
  },
)
