import { beforeAll, describe, expect, test } from 'vitest'
import { canonicalBytes, canonicalText } from '#shared/roadmap/canonical.ts'
import { checkRoadmap } from '#shared/roadmap/check.ts'
import { hashesOf } from '#shared/roadmap/hashes.ts'
import { parseStrict } from '#shared/roadmap/parse.ts'
import { readRoadmap } from '#shared/roadmap/read.ts'
import type { Roadmap } from '#shared/roadmap/schema.ts'
import { verifySignature } from '#shared/roadmap/signature.ts'
import { textOf } from '#server/delivery/textOf.ts'
import { SAMPLE as S } from '#test/support/samplePlan.ts'
import { sampleRoadmap, testKey, type TestKey } from '#test/support/sampleRoadmap.ts'

let key: TestKey
let roadmap: Roadmap
let text: string
beforeAll(async () => {
  key = await testKey('k')
  roadmap = await sampleRoadmap(key)
  text = canonicalText(roadmap)
})

/** Small seeded generator (mulberry32), so that a failing run can be had again. */
const randomFrom = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const wasNoticed = async (bytes: Uint8Array): Promise<boolean> => {
  const changed = textOf(bytes)
  if (changed === null) return true
  const check = readRoadmap(changed)
  return !check.ok || (await verifySignature(check.roadmap, key.jwks)) !== 'verified'
}

const RUNS = process.env['LONG'] ? 10_000 : 2_000
const SEED = 20_140_815

test(`RM19 ${RUNS} random changes of one byte are all noticed`, { timeout: 300_000 }, async () => {
  const bytes = canonicalBytes(roadmap)
  expect(await wasNoticed(bytes)).toBe(false)
  const random = randomFrom(SEED)
  const unnoticed: string[] = []
  for (let run = 0; run < RUNS; run++) {
    const at = random(bytes.length)
    const changed = Uint8Array.from(bytes)
    changed[at] = (bytes[at]! + 1 + random(255)) % 256
    if (await wasNoticed(changed)) continue
    unnoticed.push(`seed ${SEED}, run ${run}, byte ${at}: ${bytes[at]} → ${changed[at]}`)
  }
  expect(unnoticed).toEqual([])
})

test('RM19 every byte of the signature counts', { timeout: 60_000 }, async () => {
  const bytes = canonicalBytes(roadmap)
  const from = text.indexOf(roadmap.signature.jws)
  const start = Buffer.byteLength(text.slice(0, from))
  for (let at = start; at < start + roadmap.signature.jws.length; at++)
    for (const other of ['A', 'B', '_', '.']) {
      if (bytes[at] === other.charCodeAt(0)) continue
      const changed = Uint8Array.from(bytes)
      changed[at] = other.charCodeAt(0)
      expect(await wasNoticed(changed), `byte ${at}`).toBe(true)
    }
})

test('RM20 order of properties, spaces and a byte-order mark change nothing', async () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([k, v]) => [k, turned(v)]),
    )
  }
  const other = `\ufeff${JSON.stringify(turned(roadmap), null, 4)}\r\n`
  expect(await wasNoticed(Buffer.from(other))).toBe(false)
})

describe('RM21 the part that differs is named', () => {
  const changed = (change: (r: Roadmap) => void) => {
    const copy = structuredClone(roadmap)
    change(copy)
    return checkRoadmap(copy)
  }

  test.each([
    [
      'an activity',
      (r: Roadmap) => (r.activities[0]!.text = 'x'),
      'initiative MPSG-4 "Capacity for ocean governance"',
    ],
    [
      'a budget line',
      (r: Roadmap) => (r.budgetLines[1]!.amount = '1'),
      'initiative AQ-1 "Twenty-four farms"',
    ],
    [
      'a name in a hash',
      (r: Roadmap) => (r.organisations[1]!.name = 'x'),
      'initiative MPSG-4 "Capacity for ocean governance"',
    ],
    ['a shared part', (r: Roadmap) => (r.evidence[0]!.value = '1'), 'evidence'],
    ['dissent', (r: Roadmap) => r.dissents.pop(), 'dissents'],
    ['a commitment', (r: Roadmap) => (r.commitments[0]!.decision = 'declined'), 'commitments'],
    ['the lab', (r: Roadmap) => (r.lab.weeks = 5), 'lab'],
    ['this version', (r: Roadmap) => (r.roadmap.version = 2), 'roadmap'],
    ['entities in another order', (r: Roadmap) => r.issues.reverse(), 'issues'],
    ['an entity twice', (r: Roadmap) => r.links.push(r.links[0]!), 'links'],
    ['a hash left out', (r: Roadmap) => r.hashes.collections.pop(), 'endorsements'],
    [
      'a hash too much',
      (r: Roadmap) => r.hashes.initiatives.push({ ...r.hashes.initiatives[0]!, id: S.idea }),
      'hashes',
    ],
    ['a count', (r: Roadmap) => (r.counts.risks = 7), 'counts.risks'],
  ])('%s', (_what, change, part) => {
    expect(changed(change)).toMatchObject({ ok: false, reason: 'changed', part })
  })

  test('what breaks the form is named by its entity and field', () => {
    expect(changed((r) => (r.activities[1]!.start = '2014-13-01'))).toMatchObject({
      ok: false,
      reason: 'notARoadmap',
      part: 'activity 1.2 "Employers name occupations", start',
      path: ['activities', 1, 'start'],
    })
    expect(changed((r) => (r.lab.venue = '\ud800'))).toMatchObject({
      reason: 'notARoadmap',
      part: 'lab.venue',
    })
    expect(checkRoadmap({ ...roadmap, extra: 1 })).toMatchObject({ ok: false, part: 'extra' })
    expect(checkRoadmap({ ...roadmap, schemaVersion: '2.0.0' })).toMatchObject({ reason: 'otherVersion' })
    for (const value of [null, 7, 'roadmap', [], {}])
      expect(checkRoadmap(value)).toMatchObject({ ok: false, reason: 'notARoadmap' })
  })

  test(
    'RM22 a small file that asks for endless hashing is refused before it is hashed',
    { timeout: 30_000 },
    () => {
      const copy = structuredClone(roadmap)
      copy.indicators[0]!.method = 'x'.repeat(2_000_000)
      const shared = copy.initiatives[0]!
      copy.initiatives = Array.from({ length: 5_000 }, () => shared)
      expect(checkRoadmap(copy)).toMatchObject({ ok: false, part: 'more than a lab plans' })
    },
  )

  const forged = (change: (r: Roadmap) => void) => {
    const copy = structuredClone(roadmap)
    change(copy)
    const { signature, hashes: _old, ...unhashed } = copy
    return checkRoadmap({ ...unhashed, hashes: hashesOf(unhashed), signature })
  }

  test('a wrong count is named even where all hashes were made anew', () => {
    expect(forged((r) => (r.counts.risks = 7))).toMatchObject({ ok: false, part: 'counts.risks' })
  })

  test('a signature kept on a text it was not given on is named (R13)', () => {
    expect(forged((r) => (r.activities[0]!.text = 'Something else'))).toMatchObject({
      ok: false,
      part: 'commitment of "Department of Environmental Affairs"',
    })
  })
})

describe('RM23 a text two readers could take differently is refused', () => {
  test.each([
    ['a key twice', '{"a":1,"b":{"c":[{"a":2}],"c":1}}', 'duplicateKey'],
    ['a key twice, once in disguise', String.raw`{"ab":1,"\u0061b":2}`, 'duplicateKey'],
    ['__proto__', '{"a":[{"__proto__":{"x":1}}]}', 'forbiddenKey'],
    ['__proto__ in disguise', String.raw`{"\u005f_proto__":1}`, 'forbiddenKey'],
    ['half a character', String.raw`{"a":"\ud800"}`, 'brokenText'],
    ['half a character in a key', String.raw`{"\udc00x":1}`, 'brokenText'],
    ['half a file', '{"a":1', 'notJson'],
    ['nothing', '', 'notJson'],
  ])('%s', (_what, json, reason) => {
    expect(parseStrict(json)).toMatchObject({ ok: false, refusal: { reason } })
  })

  test.each([
    '{"a":{"a":1},"b":[{"a":1},{"a":1}],"c":"a\\",\\"b:{"}',
    String.raw`["a","a",{"a":"\\"},{"a":"\ud83d\ude00"}]`,
    '7',
    '"text"',
    'null',
  ])('and %s is not', (json) => {
    expect(parseStrict(json)).toEqual({ ok: true, value: JSON.parse(json) })
  })

  test('a roadmap with a key twice is not a roadmap, though its last value is the right one', () => {
    const doubled = text.replace('"weeks":6', '"weeks":5,"weeks":6')
    expect(doubled).not.toBe(text)
    expect(readRoadmap(doubled)).toMatchObject({ ok: false, part: 'the key "weeks", which is there twice' })
  })
})
