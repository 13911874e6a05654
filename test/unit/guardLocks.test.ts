import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { LockTarget } from '#shared/plan/locks.ts'
import type { Role } from '#shared/api/identity.ts'
import { collectionMap, inkMap, layoutMap } from '#shared/doc/layout.ts'
import type { Collection } from '#shared/plan/plan.ts'
import { judged } from '#test/support/judged.ts'
import { documentOf, lockOf, OTHER_ROOM, twoRooms } from '#test/support/lockedPlan.ts'
import { WORKSTREAM } from '#test/support/modelCommands.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { editBy, updateOf } from '#test/support/syncClient.ts'

const HARBOURS = sampleId(4)
const FARMS = sampleId(5)
const FIRST = sampleId(6)
const QUAYS = sampleId(7)
const DIVERS = sampleId(8)
const PERMITS = sampleId(9)
const ASTRAY = sampleId(11)

const CLIENT = 33
const locked = { kind: 'refuse', reason: 'locked' }

const placed = (x: number, board = WORKSTREAM) => ({ board, x, y: 0, w: 100, h: 100 })

/**
 * Two rooms; the loose card of divers lies at 0, that of permits at 1,000, the harbours' at 2,000, an activity of theirs
 * at 3,000 and one nowhere that could be read.
 */
const lab = (): Y.Doc => {
  const doc = documentOf(twoRooms())
  layoutMap(doc).set(DIVERS, placed(0))
  layoutMap(doc).set(PERMITS, placed(1_000))
  layoutMap(doc).set(HARBOURS, placed(2_000))
  layoutMap(doc).set(QUAYS, placed(3_000))
  collectionMap(doc, 'activities').set(ASTRAY, new Y.Map([['milestoneId', FIRST]]))
  layoutMap(doc).set(ASTRAY, placed(9e6))
  return doc
}

const entity = (doc: Y.Doc, collection: Collection, id: string): Y.Map<unknown> => {
  const found = collectionMap(doc, collection).get(id)
  if (!found) throw new Error(`no ${collection} ${id}`)
  return found
}
const text = (doc: Y.Doc, collection: Collection, id: string, field: string): Y.Text => {
  const found = entity(doc, collection, id).get(field)
  if (!(found instanceof Y.Text)) throw new Error(`no text ${field}`)
  return found
}

const write = (target: LockTarget, work: (doc: Y.Doc) => void, role: Role = 'participant', doc = lab()) =>
  judged(editBy(CLIENT, work, doc), { doc, role, seat: 'ann', owners: new Map(), locks: [lockOf(target)] })

const ofEntity = (id: string): LockTarget => ({ kind: 'entity', id })
const ofField = (id: string, field: string): LockTarget => ({ kind: 'field', id, field })
const ofRoom = (board = WORKSTREAM): LockTarget => ({ kind: 'area', board, box: null })
const ofPart = (x: number, w = 200): LockTarget => ({
  kind: 'area',
  board: WORKSTREAM,
  box: { x, y: -50, w, h: 300 },
})

const ATTACKS: [name: string, target: LockTarget, (doc: Y.Doc) => void][] = [
  ['a value of it is set', ofEntity(FARMS), (d) => entity(d, 'initiatives', FARMS).set('title', 'x')],
  ['a letter is put into its text', ofField(QUAYS, 'text'), (d) => text(d, 'activities', QUAYS, 'text').insert(3, 'x')],
  ['a letter is taken from its text', ofField(QUAYS, 'text'), (d) => text(d, 'activities', QUAYS, 'text').delete(0, 1)],
  ['its text is put in the place of another', ofField(QUAYS, 'text'), (d) => void entity(d, 'activities', QUAYS).set('text', new Y.Text('x'))],
  ['its text is taken away', ofField(QUAYS, 'text'), (d) => entity(d, 'activities', QUAYS).delete('text')],
  ['a member is put into its set', ofField(QUAYS, 'responsibleIds'), (d) => void (entity(d, 'activities', QUAYS).get('responsibleIds') as Y.Map<unknown>).set(sampleId(2), true)],
  ['a member is taken from its set', ofField(QUAYS, 'responsibleIds'), (d) => (entity(d, 'activities', QUAYS).get('responsibleIds') as Y.Map<unknown>).delete(sampleId(3))],
  ['another entity is put under its key', ofField(FARMS, 'title'), (d) => void collectionMap(d, 'initiatives').set(FARMS, new Y.Map())],
  ['its key is deleted', ofField(FARMS, 'title'), (d) => collectionMap(d, 'initiatives').delete(FARMS)],
  ['it is removed', ofField(FARMS, 'title'), (d) => void entity(d, 'initiatives', FARMS).set('deletedAt', '2026-01-01T00:00:00Z')],
  ['a part of it is changed', ofEntity(HARBOURS), (d) => text(d, 'activities', QUAYS, 'text').insert(0, 'x')],
  ['a new part is put into it', ofEntity(HARBOURS), (d) => void collectionMap(d, 'milestones').set(sampleId(500), new Y.Map([['initiativeId', HARBOURS]]))],
  ['something is moved into it', ofEntity(FIRST), (d) => void entity(d, 'activities', DIVERS).set('milestoneId', FIRST)],
  ['something is moved out of it', ofEntity(FIRST), (d) => void entity(d, 'activities', QUAYS).set('milestoneId', null)],
  ['what it belongs to is taken away', ofEntity(QUAYS), (d) => void entity(d, 'initiatives', HARBOURS).set('deletedAt', '2026-01-01T00:00:00Z')],
  ['what it belongs to is deleted', ofField(QUAYS, 'text'), (d) => collectionMap(d, 'milestones').delete(FIRST)],
  ['a relation is drawn to it', ofEntity(FARMS), (d) => void collectionMap(d, 'links').set(sampleId(501), new Y.Map([['fromId', FARMS], ['toId', PERMITS]]))],
  ['a card is moved out of an area', ofPart(0), (d) => void layoutMap(d).set(DIVERS, placed(2_000))],
  ['a card is moved into an area', ofPart(0), (d) => void layoutMap(d).set(PERMITS, placed(50))],
  ['a card of an area loses its place', ofPart(0), (d) => layoutMap(d).delete(DIVERS)],
  ['what a card of an area says is changed', ofPart(0), (d) => text(d, 'activities', DIVERS, 'text').insert(0, 'x')],
  ['the room of an area is taken away', ofPart(900), (d) => collectionMap(d, 'workstreams').delete(WORKSTREAM)],
  ['a card of an area goes with its initiative, which lies elsewhere', ofPart(2_900), (d) => collectionMap(d, 'initiatives').delete(HARBOURS)],
  ['a room loses an initiative to another', ofRoom(), (d) => void entity(d, 'initiatives', FARMS).set('workstreamId', OTHER_ROOM)],
  ['a room gets an initiative from another', ofRoom(OTHER_ROOM), (d) => void entity(d, 'initiatives', FARMS).set('workstreamId', OTHER_ROOM)],
  ['a row of a closed room is written in', ofRoom(), (d) => text(d, 'activities', QUAYS, 'text').insert(0, 'x')],
  ['one edit of many is closed', ofField(QUAYS, 'text'), (d) => {
    entity(d, 'initiatives', FARMS).set('title', 'allowed')
    inkMap(d).set('shape:a', { board: OTHER_ROOM, record: { x: 0, y: 0 } })
    text(d, 'activities', QUAYS, 'text').insert(0, 'x')
  }],
  ['a card in an area by what it belongs to, after its own place was made unreadable', ofPart(1_900), (d) => void layoutMap(d).set(QUAYS, { ...placed(5_000), more: 1 })],
  ['the same, with no number', ofPart(1_900), (d) => void layoutMap(d).set(QUAYS, placed(Number.NaN))],
  ['a card whose place was unreadable before', ofPart(1_900), (d) => entity(d, 'activities', ASTRAY).set('sourceNo', '1')],
] // prettier-ignore

describe('LK4 what is closed stays as it is', () => {
  test.each(ATTACKS)('%s', (_name, target, attack) => {
    const doc = lab()
    expect(write(target, (d) => d.transact(() => attack(d)), 'participant', doc)).toEqual(locked)
    expect(write(target, attack, 'sponsor', doc)).toEqual(locked)
  })
})

test.each(ATTACKS)('LK5 who may lock is stopped by no lock: %s', (_name, target, attack) => {
  expect(write(target, attack, 'facilitator').kind).toBe('take')
  expect(write(target, attack, 'labLead').kind).toBe('take')
})

const ALLOWED: [name: string, target: LockTarget, (doc: Y.Doc) => void][] = [
  ['another field', ofField(QUAYS, 'text'), (d) => entity(d, 'activities', QUAYS).set('sourceNo', '1')],
  ['where a card lies, of which a field is closed', ofField(DIVERS, 'text'), (d) => void layoutMap(d).set(DIVERS, placed(50))],
  ['what it belongs to', ofEntity(QUAYS), (d) => entity(d, 'initiatives', HARBOURS).set('title', 'x')],
  ['another room', ofRoom(OTHER_ROOM), (d) => entity(d, 'initiatives', FARMS).set('title', 'x')],
  ['beside an area', ofPart(0), (d) => void layoutMap(d).set(PERMITS, placed(2_000))],
  ['a comment about it', ofRoom(), (d) => void collectionMap(d, 'comments').set(sampleId(502), new Y.Map([['aboutId', FARMS]]))],
] // prettier-ignore

test.each(ALLOWED)('LK6 a lock closes no more than it says: %s', (_name, target, edit) =>
  expect(write(target, edit).kind).toBe('take'),
)

describe('LK7 drawings', () => {
  const shape = (x: number, more: Record<string, unknown> = {}) => ({
    board: WORKSTREAM,
    record: { x, y: 0, type: 'geo', props: { w: 100, h: 100 }, ...more },
  })
  const draw = (id: string, value: unknown) => (d: Y.Doc) => void inkMap(d).set(id, value)
  test('into, inside and out of an area are closed, beside it they are not', () => {
    const doc = lab()
    draw('shape:in', shape(50))(doc)
    draw('shape:out', shape(1_000))(doc)
    expect(write(ofPart(0), draw('shape:new', shape(60)), 'participant', doc)).toEqual(locked)
    expect(write(ofPart(0), draw('shape:in', shape(1_000)), 'participant', doc)).toEqual(locked)
    expect(write(ofPart(0), (d) => inkMap(d).delete('shape:in'), 'participant', doc)).toEqual(locked)
    expect(write(ofPart(0), draw('shape:out', shape(900)), 'participant', doc).kind).toBe('take')
  })
  test('are where their frame puts them, turned as it is, and a frame is wherever a part of it is', () => {
    const doc = lab()
    const frame = (x: number, rotation = 0) =>
      shape(x, { type: 'frame', rotation, props: { w: 600, h: 100 } })
    draw('shape:frame', frame(1_000))(doc)
    const inFrame = (x: number) => draw('shape:child', shape(x, { parentId: 'shape:frame' }))
    expect(write(ofPart(1_400), inFrame(450), 'participant', doc)).toEqual(locked)
    expect(write(ofPart(400), inFrame(450), 'participant', doc).kind).toBe('take')
    expect(write(ofPart(1_500), draw('shape:frame', frame(1_000, Math.PI)), 'participant', doc)).toEqual(
      locked,
    )
    draw('shape:frame', frame(1_000, Math.PI))(doc)
    expect(write(ofPart(1_400), inFrame(450), 'participant', doc).kind).toBe('take')
    expect(write(ofPart(400), inFrame(450), 'participant', doc)).toEqual(locked)
  })
  test('in what carries nothing, or deeper than anyone nests them, may lie anywhere on their board', () => {
    const doc = lab()
    draw('shape:geo', shape(5_000))(doc)
    draw('shape:elsewhere', { ...shape(0, { type: 'frame' }), board: OTHER_ROOM })(doc)
    for (let at = 0; at < 20; at++) {
      const parentId = at === 0 ? 'page:page' : `shape:${at - 1}`
      draw(`shape:${at}`, shape(at === 0 ? 5_000 : 0, { type: 'frame', parentId }))(doc)
    }
    const within = (parentId: string, board = WORKSTREAM) =>
      write(ofPart(0), draw('shape:child', { ...shape(9_000, { parentId }), board }), 'participant', doc)
    for (const parent of ['geo', 'elsewhere', '19', DIVERS]) expect(within(`shape:${parent}`)).toEqual(locked)
    expect(within('shape:9').kind).toBe('take')
    expect(within('shape:geo', OTHER_ROOM).kind).toBe('take')
  })
  test('an arrow’s binding is closed with its room', () => {
    const binding = { board: WORKSTREAM, record: { typeName: 'binding', type: 'arrow' } }
    expect(write(ofRoom(), draw('binding:a', binding))).toEqual(locked)
    expect(write(ofPart(0), draw('binding:a', binding)).kind).toBe('take')
  })
})

describe('LK8 how an update is written hides nothing', () => {
  const given = (doc: Y.Doc, target: LockTarget) => ({ doc, seat: 'ann', owners: new Map<number, string>(), locks: [lockOf(target)] }) // prettier-ignore
  test('undo of an edit made before the lock', () => {
    const doc = lab()
    const own = new Y.Doc()
    Y.applyUpdate(own, Y.encodeStateAsUpdate(doc))
    const undo = new Y.UndoManager(own.getMap('initiatives'), { captureTimeout: 0 })
    entity(own, 'initiatives', FARMS).set('title', 'mine')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(own))
    const before = Y.encodeStateVector(own)
    undo.undo()
    const update = Y.encodeStateAsUpdate(own, before)
    expect(judged(update, given(doc, ofField(FARMS, 'title')))).toEqual(locked)
    // Repeated in a handshake with all that is held, it is the same edit.
    const all = Y.encodeStateAsUpdate(own)
    expect(judged(all, { ...given(doc, ofField(FARMS, 'title')), handshake: true })).toEqual(locked)
  })
  test('words that follow on held ones and claim to begin elsewhere', () => {
    const doc = lab()
    Y.applyUpdate(
      doc,
      editBy(CLIENT, (d) => text(d, 'activities', QUAYS, 'text').insert(0, 'a'), doc),
    )
    const allowed = text(doc, 'issues', PERMITS, 'text')._item?.id ?? { client: 0, clock: 0 }
    const attack = updateOf((e) => {
      for (const one of [1, 1, CLIENT, 0]) encoding.writeVarUint(e, one)
      encoding.writeUint8(e, 4)
      encoding.writeVarUint(e, 0)
      encoding.writeVarUint(e, allowed.client)
      encoding.writeVarUint(e, allowed.clock)
      encoding.writeVarString(e, 'abc')
      encoding.writeVarUint(e, 0)
    })
    expect(judged(attack, given(doc, ofField(QUAYS, 'text')))).toEqual(locked)
    expect(judged(attack, given(doc, ofField(PERMITS, 'text'))).kind).toBe('take')
  })
  test('words beside locked ones, with a right neighbour in another text', () => {
    const doc = lab()
    const inside = text(doc, 'activities', QUAYS, 'text')._start?.id ?? { client: 0, clock: 0 }
    const other = text(doc, 'issues', PERMITS, 'text')._start?.id ?? { client: 0, clock: 0 }
    const attack = updateOf((e) => {
      for (const one of [1, 1, CLIENT, 0]) encoding.writeVarUint(e, one)
      encoding.writeUint8(e, 128 | 64 | 32 | 4)
      for (const id of [inside, other]) {
        encoding.writeVarUint(e, id.client)
        encoding.writeVarUint(e, id.clock)
      }
      encoding.writeVarString(e, 'abc')
      encoding.writeVarUint(e, 0)
    })
    expect(judged(attack, given(doc, ofField(QUAYS, 'text')))).toEqual(locked)
  })
  test('many values of one field, of which it leaves open which holds', () => {
    const doc = lab()
    const values = (count: number) =>
      Y.mergeUpdates(
        Array.from(
          { length: count },
          (_, at) =>
          editBy(100 + at, (d) => entity(d, 'initiatives', FARMS).set('workstreamId', at ? OTHER_ROOM : ''), doc), // prettier-ignore
        ),
      )
    expect(judged(values(3), given(doc, ofRoom(OTHER_ROOM)))).toEqual(locked)
    expect(judged(values(9), given(doc, ofEntity(DIVERS)))).toEqual({ kind: 'refuse', reason: 'forbidden' })
  })
  test('what has no effect is not an edit: words taken back before they were sent, and into what is gone', () => {
    const doc = lab()
    const own = new Y.Doc()
    Y.applyUpdate(own, Y.encodeStateAsUpdate(doc))
    text(own, 'activities', QUAYS, 'text').insert(0, 'slip')
    text(own, 'activities', QUAYS, 'text').delete(0, 4)
    entity(own, 'issues', PERMITS).set('theme', 'data')
    const update = Y.encodeStateAsUpdate(own, Y.encodeStateVector(doc))
    expect(judged(update, given(doc, ofField(QUAYS, 'text'))).kind).toBe('take')
    const late = editBy(CLIENT, (d) => text(d, 'issues', PERMITS, 'text').insert(0, 'late'), doc)
    collectionMap(doc, 'issues').delete(PERMITS)
    expect(judged(late, given(doc, ofPart(900))).kind).toBe('take')
  })
})
