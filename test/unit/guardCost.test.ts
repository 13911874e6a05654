import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '#shared/wire/limits.ts'
import { BEN, heldDoc, judged, ink, structs, gc, inkItem, deletes } from '#test/support/judged.ts'
import { updateOf } from '#test/support/syncClient.ts'

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
  test('40,000 values of one key that do not follow each other are refused before Yjs walks them', () => {
    const attack = structs(33, 0, 40_000, (e) => inkItem(e, 'k'))
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
