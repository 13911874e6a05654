import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '#shared/wire/limits.ts'
import { ANN, BEN, heldDoc, judged, ink, structs, gc, inkItem, deletes } from '#test/support/judged.ts'
import { editBy, seeded, updateOf } from '#test/support/syncClient.ts'

describe('SY14 no update costs more than it may', () => {
  test('sizes: 1 MiB outside the handshake, 8 MiB in it', () => {
    const big = (bytes: number) => ink(33, 'x'.repeat(bytes))
    expect(judged(big(LIMITS.updateBytes))).toEqual({ kind: 'refuse', reason: 'tooLarge' })
    expect(judged(big(LIMITS.updateBytes), { handshake: true }).kind).toBe('take')
    expect(judged(big(LIMITS.frameBytes), { handshake: true })).toEqual({
      kind: 'refuse',
      reason: 'tooLarge',
    })
  })
  test('8 MiB of 2-byte structs are not decoded', () => {
    const many = structs(33, 0, 4_000_000, (e) => gc(e))
    expect(judged(many, { handshake: true })).toEqual({ kind: 'refuse', reason: 'tooLarge' })
  })
  test('7,000 values of one key that do not follow each other are refused before Yjs walks them', () => {
    const attack = structs(33, 0, 7_000, (e) => inkItem(e, 'k'))
    expect(judged(attack)).toEqual({ kind: 'refuse', reason: 'forbidden' })
  })
  test('an honest drag of 1,000 steps offline is not, merged from its updates or as one', () => {
    const doc = new Y.Doc()
    const steps: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => void steps.push(update))
    for (let at = 0; at < 1_000; at++) doc.getMap('layout').set('card', { x: at, y: 0 })
    const owners = new Map<number, string>()
    expect(judged(Y.mergeUpdates(steps), { owners }).kind).toBe('take')
    expect(judged(Y.encodeStateAsUpdate(doc), { owners }).kind).toBe('take')
  })
  describe('words in a text whose neighbours are far apart', () => {
    const textOf = (d: Y.Doc) => d.getMap<Y.Map<Y.Text>>('issues').get('i')?.get('text') ?? new Y.Text()
    const docWith = (write: (text: Y.Text) => void) => {
      const doc = new Y.Doc()
      doc.clientID = ANN
      doc.getMap('issues').set('i', new Y.Map([['text', new Y.Text()]]))
      write(textOf(doc))
      return doc
    }
    const tooLarge = { kind: 'refuse', reason: 'tooLarge' }
    test('606 bytes that would make Yjs walk a long text a hundred times are refused before it does', () => {
      const doc = docWith((text) => {
        for (let at = 0; at < 5_000; at++) text.insert(0, 'b')
      })
      const { id } = textOf(doc)._item ?? {}
      const attack = structs(33, 0, 100, (e) => {
        encoding.writeUint8(e, 4)
        encoding.writeVarUint(e, 0)
        encoding.writeVarUint(e, id?.client ?? 0)
        encoding.writeVarUint(e, id?.clock ?? 0)
        encoding.writeVarString(e, 'a')
      })
      expect(judged(attack, { doc })).toEqual(tooLarge)
    })
    test('also when all that is walked past comes in the same update', () => {
      const doc = docWith(() => {})
      const { id } = textOf(doc)._item ?? {}
      const attack = structs(33, 0, 2_001, (e, at) => {
        encoding.writeUint8(e, at === 0 ? 4 : 64 | 4)
        if (at > 0) {
          encoding.writeVarUint(e, 33)
          encoding.writeVarUint(e, at % 200)
        } else {
          encoding.writeVarUint(e, 0)
          encoding.writeVarUint(e, id?.client ?? 0)
          encoding.writeVarUint(e, id?.clock ?? 0)
        }
        encoding.writeVarString(e, at === 0 ? 'r'.repeat(200) : 'y')
      })
      expect(judged(attack, { doc })).toEqual(tooLarge)
    })
    test('2,000 words written offline all over a text are not, nor what two wrote at its end at the same time', () => {
      const doc = docWith((text) => text.insert(0, 'x'.repeat(5_000)))
      const random = seeded(7)
      const offline = editBy(33, (d) => {
        const text = textOf(d)
        for (let at = 0; at < 2_000; at++) text.insert(Math.floor(random() * text.length), 'ab')
      }, doc) // prettier-ignore
      expect(judged(offline, { doc }).kind).toBe('take')
      const atTheEnd = (client: number) =>
        editBy(client, (d) => {
          for (let at = 0; at < 40; at++) {
            textOf(d).insert(textOf(d).length, 'more ')
            textOf(d).insert(5_000, 'z')
          }
        }, doc) // prettier-ignore
      const [one, other] = [atTheEnd(44), atTheEnd(55)]
      Y.applyUpdate(doc, one)
      expect(judged(other, { doc, handshake: true }).kind).toBe('take')
    })
  })
  test('deleted ranges in order only, each client once', () => {
    expect(judged(deletes(BEN, [[0, 1], [0, 1]]))).toEqual({ kind: 'refuse', reason: 'malformed' }) // prettier-ignore
    const twice = updateOf((e) => {
      encoding.writeVarUint(e, 0)
      encoding.writeVarUint(e, 2)
      for (const clock of [0, 0]) {
        encoding.writeVarUint(e, BEN)
        encoding.writeVarUint(e, 1)
        encoding.writeVarUint(e, clock)
        encoding.writeVarUint(e, 1)
      }
    })
    expect(judged(twice)).toEqual({ kind: 'refuse', reason: 'malformed' })
  })
  test('a client’s structs in one section only: Yjs would read two and apply one', () => {
    const twice = updateOf((e) => {
      encoding.writeVarUint(e, 2)
      for (const clock of [0, 1]) {
        encoding.writeVarUint(e, 1)
        encoding.writeVarUint(e, 33)
        encoding.writeVarUint(e, clock)
        gc(e)
      }
      encoding.writeVarUint(e, 0)
    })
    expect(judged(twice)).toEqual({ kind: 'refuse', reason: 'malformed' })
  })
  test.each([
    ['nothing', new Uint8Array()],
    ['garbage', Uint8Array.from([255, 254, 253, 1, 2, 3])],
    ['a struct of no length', structs(33, 0, 1, (e) => gc(e, 0))],
    ['a huge count', updateOf((e) => encoding.writeVarUint(e, 2 ** 50))],
    ['a V2 update', Y.encodeStateAsUpdateV2(heldDoc())],
    ['bytes after the end', Uint8Array.from([...ink(33, 1), 0])],
  ])('%s is malformed', (_name, update) =>
    expect(judged(update)).toEqual({ kind: 'refuse', reason: 'malformed' }),
  )
})
