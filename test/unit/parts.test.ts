import * as fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import { encodeParts, MESSAGE, readPart, type Part } from '#shared/wire/frames.ts'
import { joinParts } from '#shared/wire/joinParts.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { frameOf, framesOf } from '#server/sync/wire.ts'

const partOf = (frame: Uint8Array): Part => {
  const decoder = decoding.createDecoder(frame)
  expect(decoding.readVarUint(decoder)).toBe(MESSAGE.part)
  return readPart(decoder)
}
const messageOf = (length: number, seed: number) =>
  Uint8Array.from({ length }, (_, at) => (at * 7 + seed) % 256)

test('JO10 whatever its size, a message put together from its parts is the message, and the parts say how much is left', () => {
  const joined = joinParts()
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 * LIMITS.partBytes }), fc.nat(255), (length, seed) => {
      const message = messageOf(length, seed)
      const frames = encodeParts(message)
      if (length <= LIMITS.partBytes) {
        expect(frames).toEqual([message])
        return
      }
      let come = 0
      for (const [at, part] of frames.map(partOf).entries()) {
        come += part.bytes.length
        expect(part.bytes.length).toBeLessThanOrEqual(LIMITS.partBytes)
        expect(part.left).toBe(length - come)
        const whole = joined.take(part)
        expect(whole === null).toBe(at < frames.length - 1)
        expect(joined.share()).toBe(whole ? null : come / length)
        if (whole) expect(Buffer.compare(whole, message)).toBe(0)
      }
    }),
    { numRuns: 60, seed: 20261129, examples: [[LIMITS.partBytes, 0], [LIMITS.partBytes + 1, 0], [2 * LIMITS.partBytes, 0]] }, // prettier-ignore
  )
})

test('JO10 who takes no parts is sent one message, whatever its size; who does, one after the other', () => {
  const message = messageOf(3 * LIMITS.partBytes + 5, 1)
  expect(framesOf(message, false)).toEqual(frameOf(message))
  expect(framesOf(message, true)).toEqual(Buffer.concat(encodeParts(message).map(frameOf)))
})

test('JO10 parts that make no message are refused with the reason, and a new message begins anew', () => {
  const joined = joinParts()
  const bytes = new Uint8Array(4)
  expect(() => joined.take({ left: LIMITS.partedBytes, bytes })).toThrow(/at most/)
  expect(() => joined.take({ left: 0, bytes: new Uint8Array(LIMITS.partBytes + 1) })).toThrow(/1 to/)
  expect(() => joined.take({ left: 0, bytes: new Uint8Array() })).toThrow(/1 to/)
  expect(joined.take({ left: 8, bytes })).toBeNull()
  expect(() => joined.take({ left: 8, bytes })).toThrow(/of a message of 12/)
  joined.clear()
  expect(joined.take({ left: 0, bytes })).toEqual(bytes)
})
