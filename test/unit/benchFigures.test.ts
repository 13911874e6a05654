import { expect, test } from 'vitest'
import { openFrameReader } from '#test/bench/load/frameReader.ts'
import { openHistogram } from '#test/bench/load/histogram.ts'
import { openWritten } from '#test/bench/load/lost.ts'
import { markerOf, scanMarkers } from '#test/bench/load/markers.ts'
import { calmest } from '#test/bench/run/calm.ts'
import { openLine } from '#test/bench/run/slowLine.ts'
import { seeded } from '#test/support/syncClient.ts'

test('BM1 a percentile is within 3 % of the value that so many of all do not exceed; of nothing there is none', () => {
  const random = seeded(1)
  const values = Array.from({ length: 10_000 }, () => 0.1 * 20_000 ** random())
  const histogram = openHistogram()
  expect(histogram.percentile(0.99)).toBeNull()
  for (const value of values) histogram.add(value)
  const sorted = values.toSorted((a, b) => a - b)
  for (const part of [0.01, 0.5, 0.95, 0.99, 1]) {
    const exact = sorted[Math.ceil(part * sorted.length) - 1] ?? 0
    expect(Math.abs((histogram.percentile(part) ?? 0) / exact - 1)).toBeLessThan(0.031)
  }
  expect(histogram.spread()).toMatchObject({ count: 10_000, p50: histogram.percentile(0.5) })
})

test('BM1 one slow value among a hundred is beyond the 99th percentile, two are not', () => {
  const with100 = (slow: number) => {
    const histogram = openHistogram()
    for (let n = 0; n < 100; n++) histogram.add(n < slow ? 900 : 1)
    return histogram.percentile(0.99) ?? 0
  }
  expect(with100(1)).toBeLessThan(1.1)
  expect(with100(2)).toBeGreaterThan(850)
})

const found = (text: string): string[] => {
  const markers: string[] = []
  scanMarkers(Buffer.from(text), (kind, id) => markers.push(markerOf(kind, id)))
  return markers
}

test('BM2 each marker is found once wherever it stands, and nothing else is taken for one', () => {
  const [first, second, third] = [markerOf('edit', 7), markerOf('presence', 9_999_999), markerOf('edit', 0)]
  expect(found(`${first}${second}some text~${third}`)).toEqual([first, second, third])
  expect(found(`~${first.slice(0, -1)}~~E12~E000000x~ ~S9999999~ ${first.slice(0, -1)}`)).toEqual([first])
  expect(found(first.slice(0, 9))).toEqual([])
  expect(found('')).toEqual([])
})

/** As a server sends it: not masked. */
const serverFrame = (opcode: number, payload: Buffer, final = true): Buffer => {
  const { length } = payload
  const size = length < 126 ? [length] : length < 65_536 ? [126, length >> 8, length & 255] : [127, 0, 0, 0, 0, 0, length >> 16, (length >> 8) & 255, length & 255] // prettier-ignore
  return Buffer.concat([Buffer.from([(final ? 0x80 : 0) | opcode, ...size]), payload])
}

test('BM3 a stream of frames, cut anywhere, gives the frames that were put in', () => {
  const random = seeded(3)
  const frames = [0, 1, 125, 126, 300, 65_535, 65_536, 70_000, 2].map((length, at) => ({
    opcode: at % 2 === 0 ? 2 : 9,
    final: at !== 4,
    payload: Buffer.from(Array.from({ length }, (_, n) => (n * 7 + at) & 255)),
  }))
  const stream = Buffer.concat(
    frames.map(({ opcode, final, payload }) => serverFrame(opcode, payload, final)),
  )
  for (let round = 0; round < 12; round++) {
    const read: typeof frames = []
    const reader = openFrameReader((opcode, final, payload) =>
      read.push({ opcode, final, payload: Buffer.from(payload) }),
    )
    for (let at = 0; at < stream.length;) {
      const end = at + 1 + Math.floor(random() * (round < 2 ? 3 : 20_000))
      reader(stream.subarray(at, end))
      at = end
    }
    expect(read).toEqual(frames)
  }
})

test('BM4 a slow line lets bytes out at its pace, each after its delay, and is free again when nothing waits', () => {
  const line = openLine({ bytesPerSecond: 1_000, delayMs: 100 })
  expect(line(500, 0)).toBe(600)
  expect(line(500, 0)).toBe(1_100)
  expect(line(100, 900)).toBe(1_200)
  expect(line(100, 5_000)).toBe(5_200)
})

test('BM5 edits are lost of which a fresh document does not reach the clock', () => {
  const written = openWritten()
  for (const clock of [2, 4, 6]) written.add(1, clock)
  written.add(2, 3)
  expect(written.missingIn(new Map([[1, 6], [2, 3]]))).toBe(0) // prettier-ignore
  expect(written.missingIn(new Map([[1, 5], [2, 9]]))).toBe(1) // prettier-ignore
  expect(written.missingIn(new Map())).toBe(4)
})

test('BM6 what was measured while other programs were busy is measured again, so often at most, and the calmest is kept', async () => {
  const measuring = (others: number[]) => {
    const left = [...others]
    return calmest(async () => {
      const othersPercent = left.shift() ?? 0
      return { taken: { cpuPercent: 0, peakRssMB: 0, writtenBefore: 0, othersPercent }, tries: 1 }
    }, 3)
  }
  expect(await measuring([10, 0])).toMatchObject({ tries: 1, taken: { othersPercent: 10 } })
  expect(await measuring([80, 20, 0])).toMatchObject({ tries: 2, taken: { othersPercent: 20 } })
  expect(await measuring([80, 50, 90, 0])).toMatchObject({ tries: 3, taken: { othersPercent: 50 } })
})
