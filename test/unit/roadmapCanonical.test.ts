import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { canonicalize as secondImplementation } from 'json-canonicalize'
import { expect, test } from 'vitest'
import { canonicalBytes, canonicalText, sha256Of } from '#shared/roadmap/canonical.ts'

/** RFC 8785, appendix B: IEEE 754 bits and how they are written. */
const NUMBERS: [string, string][] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
]

const fromBits = (hex: string): number => Buffer.from(hex, 'hex').readDoubleBE()

test.each(NUMBERS)('RM13 RFC 8785 appendix B: %s is written %s', (bits, written) => {
  expect(canonicalText(fromBits(bits))).toBe(written)
})

test.each(['7fffffffffffffff', '7ff0000000000000'])(
  'RM13 RFC 8785 appendix B: %s has no JSON form',
  (bits) => {
    expect(() => canonicalText(fromBits(bits))).toThrow()
  },
)

test('RM13 RFC 8785 3.2.2: literals, numbers and texts', () => {
  const sample =
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],` +
    String.raw`"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`
  expect(canonicalText(JSON.parse(sample))).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  )
})

test('RM13 RFC 8785 3.2.3: keys are sorted by UTF-16 code units', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
  const sorted = Object.keys(
    JSON.parse(canonicalText(Object.fromEntries(keys.map((k) => [`x${k}`, 0])))) as object,
  )
  expect(sorted).toEqual(['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'].map((k) => `x${k}`))
})

test('RM13 a lone surrogate has no canonical form', () => {
  expect(() => canonicalText({ a: '\ud800' })).toThrow()
  expect(() => canonicalText(undefined)).toThrow()
})

test('RM13 a second implementation writes the same for random values', { timeout: 60_000 }, () => {
  const text = fc.string({ unit: 'binary' })
  const value = fc.jsonValue({ stringUnit: 'binary' })
  fc.assert(
    fc.property(fc.oneof(value, fc.dictionary(text, value)), (json) => {
      expect(canonicalText(json)).toBe(secondImplementation(json))
    }),
    { numRuns: 1_000, seed: 8785 },
  )
})

test('RM13 the hash is SHA-256 of the UTF-8 bytes', () => {
  const value = { b: 'Ωcean 🐟', a: [1, null] }
  const hex = createHash('sha256').update('{"a":[1,null],"b":"Ωcean 🐟"}', 'utf8').digest('hex')
  expect(sha256Of(value)).toBe(`sha256:${hex}`)
  expect(Buffer.from(canonicalBytes(value)).toString('utf8')).toBe(canonicalText(value))
})
