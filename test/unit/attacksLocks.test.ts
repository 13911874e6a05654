import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { judge } from '#server/sync/guard.ts'
import { documentOf, lockOf, twoRooms } from '#test/support/lockedPlan.ts'
import { WORKSTREAM } from '#test/support/modelCommands.ts'
import { editBy } from '#test/support/syncClient.ts'

const lock = lockOf({ kind: 'area', board: WORKSTREAM, box: { x: 0, y: 0, w: 1_000, h: 1_000 } })
const put = (doc: Y.Doc, id: string, record: object) =>
  doc.getMap('ink').set(id, { board: WORKSTREAM, record: { id, ...record } })
const arrow = (x: number) => ({
  typeName: 'shape',
  type: 'arrow',
  x,
  y: 100,
  rotation: 0,
  parentId: 'page:page',
  props: { start: { x: 0, y: 0 }, end: { x: 50, y: 50 } },
})
const end = (fromId: string, toId = 'shape:note') => ({
  typeName: 'binding',
  type: 'arrow',
  fromId,
  toId,
  props: { terminal: 'end' },
})

/** An arrow within what is locked and one beside it, each with an end. */
const doc = documentOf(twoRooms())
doc.transact(() => {
  put(doc, 'shape:in', arrow(100))
  put(doc, 'shape:out', arrow(3_000))
  put(doc, 'binding:in', end('shape:in'))
  put(doc, 'binding:out', end('shape:out'))
})

const verdict = (work: (doc: Y.Doc) => void) =>
  judge({
    update: editBy(33, (d) => d.transact(() => work(d)), doc),
    handshake: false,
    doc,
    ownerOf: () => 'ann',
    seat: { seatId: 'ann', role: 'participant' },
    phase: 'open',
    locks: [lock],
  }).kind

test.each([
  ['untied', (d: Y.Doc) => d.getMap('ink').delete('binding:in')],
  ['tied to something else', (d: Y.Doc) => put(d, 'binding:in', end('shape:in', 'shape:far'))],
  ['given away to another arrow', (d: Y.Doc) => put(d, 'binding:in', end('shape:out'))],
  ['given another', (d: Y.Doc) => put(d, 'binding:new', end('shape:in'))],
])('AT71 an arrow in what is locked is not %s', (_, work) => expect(verdict(work)).toBe('refuse'))

test.each([
  ['untied', (d: Y.Doc) => d.getMap('ink').delete('binding:out')],
  ['tied', (d: Y.Doc) => put(d, 'binding:out', end('shape:out', 'shape:far'))],
  ['made with its end', (d: Y.Doc) => {
    put(d, 'shape:new', arrow(4_000))
    put(d, 'binding:new', end('shape:new'))
  }],
  ['nothing but its own end', (d: Y.Doc) => put(d, 'binding:odd', end('binding:odd'))],
])('AT71 an arrow beside it is %s', (_, work) => expect(verdict(work)).toBe('take')) // prettier-ignore
