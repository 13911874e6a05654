import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '#shared/wire/limits.ts'
import { ANN, heldDoc, judged, ink, structs, gc, inkItem, deletes } from '#test/support/judged.ts'
import { editBy, updateOf } from '#test/support/syncClient.ts'

describe('SY10 the guard judges the effect', () => {
  test('an update with an effect is taken, and says which clients wrote', () => {
    expect(judged(ink(33, 'new'))).toMatchObject({ kind: 'take', clients: [33] })
  })
  test('what is held has no effect and is accepted from anyone, also from an observer and while frozen', () => {
    const doc = heldDoc()
    const all = Y.encodeStateAsUpdate(doc)
    expect(judged(all, { doc, role: 'observer', phase: 'frozen', handshake: true })).toEqual({ kind: 'held' })
    expect(judged(Y.encodeStateAsUpdate(new Y.Doc()), { role: 'observer' })).toEqual({ kind: 'held' })
  })
  test('a delete is an effect: it moves no state vector, and an observer may not do it', () => {
    const doc = heldDoc()
    const remove = editBy(33, (d) => d.getMap('ink').delete('b'), doc)
    expect(judged(remove, { doc })).toMatchObject({ kind: 'take', clients: [] })
    expect(judged(remove, { doc, role: 'observer' })).toEqual({ kind: 'refuse', reason: 'observer' })
    Y.applyUpdate(doc, remove)
    expect(judged(remove, { doc, role: 'observer' })).toEqual({ kind: 'held' })
  })
  test('new structs from an observer are refused, and from anyone while frozen', () => {
    expect(judged(ink(33, 1), { role: 'observer' })).toEqual({ kind: 'refuse', reason: 'observer' })
    for (const role of ['participant', 'facilitator', 'labLead', 'sponsor'] as const)
      expect(judged(ink(33, 1), { role, phase: 'frozen' })).toEqual({ kind: 'refuse', reason: 'frozen' })
  })
})

describe('SY11 a client id is bound to a seat', () => {
  test('new structs of another seat’s client are refused, held ones are not', () => {
    const doc = heldDoc()
    expect(judged(ink(ANN, 1, doc), { doc, seat: 'ben' })).toEqual({ kind: 'refuse', reason: 'forbidden' })
    expect(judged(ink(ANN, 1, doc), { doc, seat: 'ann' })).toMatchObject({ kind: 'take', clients: [ANN] })
  })
  test('a 10-byte GC struct that would use up another’s next clocks is refused', () => {
    const doc = heldDoc()
    const clock = Y.getState(doc.store, ANN)
    const attack = structs(ANN, clock, 1, (e) => gc(e, 50))
    expect(attack.length).toBeLessThan(12)
    expect(judged(attack, { doc })).toEqual({ kind: 'refuse', reason: 'forbidden' })
  })
  test(`more than ${LIMITS.newClientsPerUpdate} client ids nobody knows, in one update, are refused`, () => {
    const many = (count: number) =>
      Y.mergeUpdates(Array.from({ length: count }, (_, at) => ink(1_000 + at, at)))
    expect(judged(many(LIMITS.newClientsPerUpdate)).kind).toBe('refuse') // 64 values of one key: no honest document
    const spread = (count: number) =>
      Y.mergeUpdates(
        Array.from({ length: count }, (_, at) =>
          editBy(1_000 + at, (d) => void d.getMap('ink').set(`k${at}`, 1)),
        ),
      )
    expect(judged(spread(LIMITS.newClientsPerUpdate)).kind).toBe('take')
    expect(judged(spread(LIMITS.newClientsPerUpdate + 1))).toEqual({ kind: 'refuse', reason: 'forbidden' })
  })
})

describe('SY12 what follows an update that has not arrived is a gap', () => {
  const second = () => {
    const doc = new Y.Doc()
    doc.clientID = 33
    doc.getMap('ink').set('a', 1)
    const before = Y.encodeStateVector(doc)
    doc.getMap('ink').set('b', 2)
    return Y.encodeStateAsUpdate(doc, before)
  }
  test('of its own clock', () => expect(judged(second())).toEqual({ kind: 'gap' }))
  test('of another client’s structs', () => {
    const base = new Y.Doc()
    Y.applyUpdate(
      base,
      editBy(44, (d) => void d.getMap('issues').set('i', new Y.Map())),
    )
    const inside = editBy(33, (d) => void d.getMap<Y.Map<unknown>>('issues').get('i')?.set('a', 1), base)
    expect(judged(inside)).toEqual({ kind: 'gap' })
    expect(judged(Y.mergeUpdates([inside, Y.encodeStateAsUpdate(base)])).kind).toBe('take')
  })
  test('of deletes beyond what is held', () => {
    expect(judged(deletes(ANN, [[0, 2 ** 40]]))).toEqual({ kind: 'gap' })
    expect(judged(deletes(77, [[0, 1]]))).toEqual({ kind: 'gap' })
  })
  test('and of structs that wait for each other', () => {
    // 33's struct names 44's as its origin, and 44's names 33's.
    const circle = updateOf((e) => {
      encoding.writeVarUint(e, 2)
      for (const [client, other] of [
        [44, 33],
        [33, 44],
      ] as const) {
        // prettier-ignore
        encoding.writeVarUint(e, 1)
        encoding.writeVarUint(e, client)
        encoding.writeVarUint(e, 0)
        encoding.writeUint8(e, 128 | 8)
        encoding.writeVarUint(e, other)
        encoding.writeVarUint(e, 0)
        encoding.writeVarUint(e, 1)
        encoding.writeUint8(e, 126)
      }
      encoding.writeVarUint(e, 0)
    })
    expect(judged(circle)).toEqual({ kind: 'gap' })
  })
  test('an observer’s gap is an observer’s edit', () =>
    expect(judged(second(), { role: 'observer' })).toEqual({ kind: 'refuse', reason: 'observer' }))
})

test('SY12 what an update says of structs that are held is not applied: it was not judged', () => {
  const doc = heldDoc()
  const repeated = updateOf((e) => {
    encoding.writeVarUint(e, 2)
    encoding.writeVarUint(e, 1)
    encoding.writeVarUint(e, 33)
    encoding.writeVarUint(e, 0)
    inkItem(e, 'new')
    encoding.writeVarUint(e, 1)
    encoding.writeVarUint(e, ANN)
    encoding.writeVarUint(e, 0)
    encoding.writeUint8(e, 128 | 8) // its origin is a struct that will never exist
    encoding.writeVarUint(e, ANN)
    encoding.writeVarUint(e, 1_000)
    encoding.writeVarUint(e, 1)
    encoding.writeUint8(e, 126)
    encoding.writeVarUint(e, 0)
  })
  expect(() => Y.applyUpdate(heldDoc(), repeated)).toThrow()
  const verdict = judged(repeated, { doc })
  if (verdict.kind !== 'take') throw new Error(verdict.kind)
  Y.applyUpdate(doc, verdict.update)
  expect(doc.getMap('ink').has('new')).toBe(true)
})

describe('SY13 nothing outside the document’s layout', () => {
  const forbidden = { kind: 'refuse', reason: 'forbidden' }
  test('roots: only the plan’s, and only as maps', () => {
    expect(judged(editBy(33, (d) => void d.getMap('elsewhere').set('k', 1)))).toEqual(forbidden)
    expect(judged(editBy(33, (d) => d.getText('ink').insert(0, 'text')))).toEqual(forbidden)
    expect(judged(editBy(33, (d) => d.getArray('issues').push([1])))).toEqual(forbidden)
  })
  test('no id of two things: what is one already, or becomes both at once', () => {
    const map = () => new Y.Map<unknown>()
    expect(judged(editBy(33, (d) => void d.getMap('risks').set('i', map()), heldDoc()))).toEqual(forbidden)
    expect(judged(editBy(33, (d) => void d.getMap('comments').set('i', map()), heldDoc()))).toEqual(forbidden)
    const both = editBy(33, (d) => {
      d.getMap('milestones').set('x', map())
      d.getMap('activities').set('x', map())
    })
    expect(judged(both)).toEqual(forbidden)
    const again = editBy(33, (d) => void d.getMap('issues').set('i', map()), heldDoc())
    expect(judged(again).kind).toBe('take')
    // A card's place goes by the id of its card.
    const card = editBy(33, (d) => {
      d.getMap('risks').set('x', map())
      d.getMap('layout').set('x', null)
    })
    expect(judged(card).kind).toBe('take')
  })
  test('no entry of a map of several values: what is put into the middle of it leaves some that can never be deleted', () => {
    const values = (entry: string, count: number) =>
      structs(33, 0, 1, (e) => {
        encoding.writeUint8(e, 32 | 8)
        encoding.writeVarUint(e, 1)
        encoding.writeVarString(e, 'layout')
        encoding.writeVarString(e, entry)
        encoding.writeVarUint(e, count)
        for (let at = 0; at < count; at++) encoding.writeAny(e, at)
      })
    expect(judged(values('x', 1)).kind).toBe('take')
    expect(judged(values('x', 2))).toEqual(forbidden)
    // Those that are gone already are one: as nothing, or as what an undo keeps.
    const doc = heldDoc()
    const edit = (d: Y.Doc) => [1, 2, 3].forEach((value) => d.getMap('layout').set('x', value))
    expect(judged(editBy(44, edit, doc), { doc }).kind).toBe('take')
    const undone = editBy(44, (d) => {
      const undo = new Y.UndoManager(d.getMap('layout'))
      edit(d)
      undo.destroy()
    })
    expect(Y.decodeUpdate(undone).structs.map(({ length }) => length)).toEqual([2, 1])
    expect(judged(undone, { doc }).kind).toBe('take')
  })
  test('the document’s version is the server’s: nobody sets, replaces or deletes it', () => {
    const doc = heldDoc()
    const server = editBy(1, (d) => void d.getMap('meta').set('version', 1))
    expect(judged(server)).toEqual(forbidden)
    Y.applyUpdate(doc, server)
    const attacks: ((d: Y.Doc) => void)[] = [
      (d) => void d.getMap('meta').set('version', 99),
      (d) => void d.getMap('meta').set('other', 1),
      (d) => d.getMap('meta').delete('version'),
    ]
    for (const attack of attacks) expect(judged(editBy(33, attack, doc), { doc })).toEqual(forbidden)
    expect(judged(Y.encodeStateAsUpdate(doc), { doc })).toEqual({ kind: 'held' })
  })
  test.each(['__proto__', 'constructor', 'prototype'])('the key %s, of a map and inside a value', (key) => {
    expect(judged(structs(33, 0, 1, (e) => inkItem(e, key)))).toEqual(forbidden)
    const hidden: unknown = JSON.parse(`{"a":[{"${key}":{"admin":true}}]}`)
    expect(judged(ink(33, hidden))).toEqual(forbidden)
  })
  test('the key __proto__ as lib0 reads it, which leaves no own key', () => {
    const update = structs(33, 0, 1, (e) => {
      encoding.writeUint8(e, 32 | 8)
      encoding.writeVarUint(e, 1)
      encoding.writeVarString(e, 'ink')
      encoding.writeVarString(e, 'k')
      encoding.writeVarUint(e, 1)
      encoding.writeUint8(e, 118)
      encoding.writeVarUint(e, 1)
      encoding.writeVarString(e, '__proto__')
      encoding.writeAny(e, { admin: true })
    })
    expect(judged(update)).toEqual(forbidden)
  })
  test(`values up to ${LIMITS.valueDepth} deep, never 10,000`, () => {
    const nest = (depth: number): unknown => (depth <= 1 ? 1 : [nest(depth - 1)])
    expect(judged(ink(33, nest(LIMITS.valueDepth))).kind).toBe('take')
    expect(judged(ink(33, nest(LIMITS.valueDepth + 1)))).toEqual(forbidden)
    const deep = structs(33, 0, 1, (e) => {
      encoding.writeUint8(e, 32 | 8)
      encoding.writeVarUint(e, 1)
      encoding.writeVarString(e, 'ink')
      encoding.writeVarString(e, 'k')
      encoding.writeVarUint(e, 1)
      for (let at = 0; at < 10_000; at++) {
        encoding.writeUint8(e, 117)
        encoding.writeVarUint(e, 1)
      }
      encoding.writeUint8(e, 126)
    })
    expect(judged(deep)).toEqual(forbidden)
  })
  test(`shared types up to ${LIMITS.valueDepth} deep, in one update or one a time`, () => {
    const nested = (depth: number) =>
      editBy(33, (d) => {
        let map = d.getMap('issues')
        for (let at = 0; at < depth; at++) {
          const inner = new Y.Map<unknown>()
          map.set('m', inner)
          map = inner
        }
      })
    expect(judged(nested(LIMITS.valueDepth)).kind).toBe('take')
    expect(judged(nested(LIMITS.valueDepth + 2))).toEqual(forbidden)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, nested(LIMITS.valueDepth + 1))
    let inner = doc.getMap('issues')
    for (let next = inner.get('m'); next instanceof Y.Map; next = inner.get('m')) inner = next
    const one = Y.encodeStateVector(doc)
    doc.clientID = 44
    inner.set('m', 1)
    const update = Y.encodeStateAsUpdate(doc, one)
    const held = new Y.Doc()
    Y.applyUpdate(held, nested(LIMITS.valueDepth + 1))
    expect(judged(update, { doc: held })).toEqual(forbidden)
  })
  test('no documents in documents, no formatted text, no bytes or big integers', () => {
    expect(judged(editBy(33, (d) => void d.getMap('ink').set('k', new Y.Doc())))).toEqual(forbidden)
    expect(judged(ink(33, new Uint8Array(4)))).toEqual(forbidden)
    expect(judged(ink(33, 12n))).toEqual(forbidden)
    const doc = heldDoc()
    const bold = editBy(
      33,
      (d) => {
        const text = d.getMap<Y.Map<unknown>>('issues').get('i')?.get('description')
        if (text instanceof Y.Text) text.format(0, 2, { bold: true })
      },
      doc,
    )
    expect(judged(bold, { doc })).toEqual(forbidden)
  })
})
