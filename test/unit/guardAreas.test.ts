import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Role } from '#shared/api/identity.ts'
import { collectionMap, inkMap, layoutMap } from '#shared/doc/layout.ts'
import type { AreaAllows, LockTarget } from '#shared/plan/locks.ts'
import { judged } from '#test/support/judged.ts'
import { documentOf, lockOf, OTHER_ROOM, twoRooms } from '#test/support/lockedPlan.ts'
import { WORKSTREAM } from '#test/support/modelCommands.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { editBy } from '#test/support/syncClient.ts'

const [ANN, BEN, LEAD, ANN_LATER] = [11, 22, 99, 12]
const owners = new Map([[ANN, 'ann'], [ANN_LATER, 'ann'], [BEN, 'ben'], [LEAD, 'lead']]) // prettier-ignore
const locked = { kind: 'refuse', reason: 'locked' }

const FRAME = 'shape:area'
const DIVERS = sampleId(8)
const PERMITS = sampleId(9)

type Props = Record<string, unknown>
const drawing = (type: string, id: string, x: number, y: number, more: Props = {}, props: Props = {}) => ({
  board: WORKSTREAM,
  record: { id, typeName: 'shape', type, parentId: 'page:page', x, y, rotation: 0, props, ...more },
})
const frame = (x: number, y: number, w = 1_000, h = 800, more: Props = {}) =>
  drawing('frame', FRAME, x, y, more, { w, h, name: 'Ideas' })
const note = (id: string, x: number, y: number, more: Props = {}, props: Props = {}) =>
  drawing('note', id, x, y, more, { growY: 0, scale: 1, ...props })

const put = (id: string, value: unknown) => (doc: Y.Doc) => void inkMap(doc).set(id, value)
const take = (id: string) => (doc: Y.Doc) => inkMap(doc).delete(id)

/**
 * A board with an area from 0 to 1,000 and 800. The divers' card lies in it and that of permits beside it; Ann and Ben
 * have a note each in it, and Ann one beside it.
 */
const lab = (): Y.Doc => {
  const doc = documentOf(twoRooms())
  const by = (client: number, work: (doc: Y.Doc) => void) => Y.applyUpdate(doc, editBy(client, work, doc))
  by(LEAD, (d) => {
    put(FRAME, frame(0, 0))(d)
    layoutMap(d).set(DIVERS, { board: WORKSTREAM, x: 100, y: 100, w: 260, h: 168 })
    layoutMap(d).set(PERMITS, { board: WORKSTREAM, x: 2_000, y: 100, w: 260, h: 168 })
    put('shape:led', drawing('geo', 'shape:led', 600, 600, {}, { w: 50, h: 50 }))(d)
  })
  by(ANN, (d) => {
    put('shape:anns', note('shape:anns', 400, 300))(d)
    put('shape:away', note('shape:away', 3_000, 300))(d)
    put('shape:box', drawing('geo', 'shape:box', 3_000, 900, {}, { w: 50, h: 50 }))(d)
  })
  by(BEN, put('shape:bens', note('shape:bens', 700, 300)))
  return doc
}

const area = (allows?: AreaAllows): LockTarget => ({
  kind: 'area',
  board: WORKSTREAM,
  box: null,
  frame: FRAME,
  ...(allows && { allows }),
})
interface Edit {
  doc?: Y.Doc
  client?: number
  seat?: string
  role?: Role
  target?: LockTarget
}
const edit = (work: (doc: Y.Doc) => void, given: Edit = {}) => {
  const { doc = lab(), client = ANN_LATER, seat = 'ann', role = 'participant' } = given
  const update = editBy(client, (d) => d.transact(() => work(d)), doc)
  return judged(update, { doc, seat, role, owners, locks: [lockOf(given.target ?? area('notes'))] })
}

const OWN: [name: string, (doc: Y.Doc) => void][] = [
  ['put there', put('shape:new', note('shape:new', 500, 500))],
  ['put into the frame itself', put('shape:new', note('shape:new', 500, 500, { parentId: FRAME }))],
  ['written in', put('shape:anns', note('shape:anns', 400, 300, {}, { richText: { type: 'doc', content: [] }, growY: 300 }))],
  ['moved within it', put('shape:anns', note('shape:anns', 800, 600))],
  ['turned', put('shape:anns', note('shape:anns', 700, 700, { rotation: Math.PI }))],
  ['taken away', take('shape:anns')],
  ['put there and others changed elsewhere', (d) => {
    put('shape:new', note('shape:new', 500, 500))(d)
    put('shape:away', note('shape:away', 3_300, 0))(d)
    layoutMap(d).set(PERMITS, { board: WORKSTREAM, x: 2_500, y: 0, w: 260, h: 168 })
  }],
] // prettier-ignore

describe('AE5 in an area that takes notes, one’s own is', () => {
  test.each(OWN)('%s', (_name, work) => {
    expect(edit(work).kind).toBe('take')
    expect(edit(work, { target: area('nothing') })).toEqual(locked)
    expect(edit(work, { target: area() })).toEqual(locked)
  })
  test('one’s own still when a facilitator has moved it, and after it was taken away and brought back', () => {
    const doc = lab()
    Y.applyUpdate(doc, editBy(LEAD, put('shape:anns', note('shape:anns', 100, 500)), doc))
    expect(edit(put('shape:anns', note('shape:anns', 120, 500)), { doc }).kind).toBe('take')
    expect(edit(put('shape:anns', note('shape:anns', 120, 500)), { doc, client: BEN, seat: 'ben' })).toEqual(
      locked,
    )
    // Ben has taken it away before the lock, and takes that back: it is hers again.
    Y.applyUpdate(doc, editBy(BEN, take('shape:anns'), doc))
    const back = editBy(BEN, put('shape:anns', note('shape:anns', 120, 500)), doc)
    expect(judged(back, { doc, seat: 'ben', owners, locks: [lockOf(area('notes'))] }).kind).toBe('take')
    Y.applyUpdate(doc, back)
    expect(edit(take('shape:anns'), { doc, client: BEN, seat: 'ben' })).toEqual(locked)
    expect(edit(take('shape:anns'), { doc }).kind).toBe('take')
  })
  test('taken back by its undo, and brought again', () => {
    const doc = lab()
    const own = new Y.Doc()
    own.clientID = ANN_LATER
    Y.applyUpdate(own, Y.encodeStateAsUpdate(doc))
    const undo = new Y.UndoManager(inkMap(own), { captureTimeout: 0 })
    const send = () => {
      const update = Y.encodeStateAsUpdate(own, Y.encodeStateVector(doc))
      const verdict = judged(update, { doc, seat: 'ann', owners, locks: [lockOf(area('notes'))] })
      Y.applyUpdate(doc, update)
      return verdict.kind
    }
    put('shape:new', note('shape:new', 500, 500))(own)
    expect(send()).toBe('take')
    undo.undo()
    expect(send()).toBe('take')
    undo.redo()
    expect(send()).toBe('take')
    expect(inkMap(doc).has('shape:new')).toBe(true)
  })
})

const ATTACKS: [name: string, (doc: Y.Doc) => void][] = [
  ['a card of it is moved', (d) => void layoutMap(d).set(DIVERS, { board: WORKSTREAM, x: 300, y: 100, w: 260, h: 168 })],
  ['a card is moved into it', (d) => void layoutMap(d).set(PERMITS, { board: WORKSTREAM, x: 300, y: 100, w: 260, h: 168 })],
  ['a card of it is changed', (d) => void collectionMap(d, 'activities').get(DIVERS)?.set('sourceNo', '1')],
  ['a card of it is removed', (d) => void collectionMap(d, 'activities').get(DIVERS)?.set('deletedAt', '2026-01-01T00:00:00Z')],
  ['a relation is drawn to a card of it', (d) => void collectionMap(d, 'links').set(sampleId(501), new Y.Map([['fromId', DIVERS], ['toId', PERMITS]]))],
  ['a note is put there and a card moved', (d) => {
    put('shape:new', note('shape:new', 500, 500))(d)
    layoutMap(d).set(DIVERS, { board: WORKSTREAM, x: 300, y: 100, w: 260, h: 168 })
  }],
  ['something else is drawn there', put('shape:new', drawing('text', 'shape:new', 500, 500))],
  ['a text that says it is a note', put('shape:new', drawing('text', 'shape:new', 500, 500, { kind: 'note' }))],
  ['a note becomes something else', put('shape:anns', drawing('geo', 'shape:anns', 400, 300, {}, { w: 50, h: 50 }))],
  ['what is drawn outside becomes a note there', put('shape:box', note('shape:box', 500, 500))],
  ['a note is moved in', put('shape:away', note('shape:away', 500, 500))],
  ['a note is moved out', put('shape:anns', note('shape:anns', 3_000, 300))],
  ['a note is moved to another board', put('shape:anns', { ...note('shape:anns', 400, 300), board: OTHER_ROOM })],
  ['another’s note is moved', put('shape:bens', note('shape:bens', 720, 300))],
  ['another’s note is written in', put('shape:bens', note('shape:bens', 700, 300, {}, { richText: { type: 'doc', content: [] } }))],
  ['another’s note is taken away', take('shape:bens')],
  ['the frame is moved', put(FRAME, frame(5_000, 0))],
  ['the frame is made small', put(FRAME, frame(0, 0, 10, 10))],
  ['the frame is named', put(FRAME, drawing('frame', FRAME, 0, 0, {}, { w: 1_000, h: 800, name: 'Mine' }))],
  ['the frame is taken away', take(FRAME)],
  ['the frame becomes a note', put(FRAME, note(FRAME, 400, 300))],
  ['a frame is laid over it', put('shape:over', drawing('frame', 'shape:over', -500, -500, {}, { w: 600, h: 600 }))],
  ['a record under another name', put('shape:new', note('shape:bens', 500, 500))],
  ['a note under the name of a card', put(`shape:${DIVERS}`, note(`shape:${DIVERS}`, 500, 500))],
  ['a note under the name of a card that comes with it', (d) => {
    collectionMap(d, 'issues').set(sampleId(700), new Y.Map([['workstreamId', WORKSTREAM]]))
    put(`shape:${sampleId(700)}`, note(`shape:${sampleId(700)}`, 500, 500))(d)
  }],
  ['a note under the name of a relation', put('shape:rel-x', note('shape:rel-x', 500, 500))],
  ['a note that is no shape’s name', put('note', note('note', 500, 500))],
  ['an enormous note', put('shape:new', note('shape:new', -4_500, -4_600, {}, { scale: 50 }))],
  ['a note that has grown beyond all text', put('shape:new', note('shape:new', 500, -25_000, {}, { growY: 50_000 }))],
  ['a note with a size of its own', put('shape:new', note('shape:new', 500, 500, {}, { w: 100 }))],
  ['a note in what carries nothing', put('shape:new', note('shape:new', 5, 5, { parentId: 'shape:led' }))],
  ['a note in a frame that lies elsewhere', (d) => {
    put('shape:far', drawing('frame', 'shape:far', 5_000, 0, {}, { w: 100, h: 100 }))(d)
    put('shape:new', note('shape:new', -4_500, 500, { parentId: 'shape:far' }))(d)
  }],
] // prettier-ignore

describe('AE6 all else stays as it is where notes alone may be added', () => {
  test.each(ATTACKS)('%s', (_name, attack) => {
    expect(edit(attack)).toEqual(locked)
    expect(edit(attack, { role: 'sponsor' })).toEqual(locked)
    expect(edit(attack, { role: 'facilitator' }).kind).toBe('take')
  })
  test('a note turned so that it begins there and lies outside, and the other way', () => {
    const turned = (x: number) => put('shape:new', note('shape:new', x, 700, { rotation: Math.PI }))
    expect(edit(turned(50)).kind, 'it lies outside').toBe('take')
    expect(edit(put('shape:anns', note('shape:anns', 50, 700, { rotation: Math.PI })))).toEqual(locked)
    expect(edit(turned(1_050)).kind, 'it lies in it').toBe('take')
    expect(edit(put('shape:away', note('shape:away', 1_050, 700, { rotation: Math.PI })))).toEqual(locked)
  })
  test('a note and something else side by side under one name', () => {
    const doc = lab()
    const geo = drawing('geo', 'shape:new', 500, 500, {}, { w: 9, h: 9 })
    const both = Y.mergeUpdates([
      editBy(ANN_LATER, put('shape:new', note('shape:new', 500, 500)), doc),
      editBy(ANN, put('shape:new', geo), doc),
    ])
    const locks = [lockOf(area('notes'))]
    expect(judged(both, { doc, seat: 'ann', owners, locks })).toEqual(locked)
  })
  test('nobody makes another’s note theirs by a record that claims to have been first', () => {
    const doc = lab()
    // Written by one who has not seen Ben's, with a lower number: Yjs puts it before his.
    Y.applyUpdate(doc, editBy(ANN, put('shape:bens', note('shape:bens', 700, 300)), documentOf(twoRooms())))
    expect(edit(take('shape:bens'), { doc })).toEqual(locked)
  })
  test('two areas: a note goes from neither into the other', () => {
    const doc = lab()
    put('shape:other', drawing('frame', 'shape:other', 900, 0, {}, { w: 1_000, h: 800 }))(doc)
    const locks = [area('notes'), { ...area('notes'), frame: 'shape:other' }].map((one, at) =>
      lockOf(one as LockTarget, at),
    )
    const move = (x: number) =>
      judged(editBy(ANN, put('shape:anns', note('shape:anns', x, 300)), doc), { doc, seat: 'ann', owners, locks }) // prettier-ignore
    expect(move(600).kind).toBe('take')
    expect(move(1_500)).toEqual(locked)
    expect(move(850)).toEqual(locked)
  })
})

describe('AE4 a lock of a frame is where the frame is', () => {
  const elsewhere = put('shape:new', drawing('text', 'shape:new', 5_100, 100))
  test('where a facilitator moves and sizes it', () => {
    const doc = lab()
    expect(edit(elsewhere, { doc, target: area() }).kind).toBe('take')
    put(FRAME, frame(5_000, 0))(doc)
    expect(edit(elsewhere, { doc, target: area() })).toEqual(locked)
    expect(edit(put('shape:new', drawing('text', 'shape:new', 500, 500)), { doc, target: area() }).kind).toBe('take') // prettier-ignore
    put(FRAME, frame(5_000, 0, 50, 50))(doc)
    expect(edit(elsewhere, { doc, target: area() }).kind).toBe('take')
  })
  test('what would move the frame is closed with it', () => {
    const doc = lab()
    const outer = (x: number) => drawing('frame', 'shape:outer', x, 0, {}, { w: 100, h: 100 })
    put('shape:outer', outer(-5_000))(doc)
    put(FRAME, frame(5_000, 0, 1_000, 800, { parentId: 'shape:outer' }))(doc)
    expect(edit(put('shape:outer', outer(-4_000)), { doc, target: area('notes') })).toEqual(locked)
  })
  test('without the frame it closes nothing but its return', () => {
    const doc = lab()
    take(FRAME)(doc)
    const text = put('shape:new', drawing('text', 'shape:new', 500, 500))
    expect(edit(text, { doc, target: area() }).kind).toBe('take')
    expect(edit(put(FRAME, frame(-9_000, -9_000, 50_000, 50_000)), { doc })).toEqual(locked)
    expect(edit(put(FRAME, frame(0, 0)), { doc, role: 'labLead' }).kind).toBe('take')
  })
  test('the frame of another board, or what is no frame any more, closes nothing else either', () => {
    const doc = lab()
    put(FRAME, { ...frame(0, 0), board: OTHER_ROOM })(doc)
    const text = put('shape:new', drawing('text', 'shape:new', 500, 500))
    expect(edit(text, { doc, target: area() }).kind).toBe('take')
    put(FRAME, drawing('geo', FRAME, 0, 0, {}, { w: 1_000, h: 800 }))(doc)
    expect(edit(text, { doc, target: area() }).kind).toBe('take')
  })
})
