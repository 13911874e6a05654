import { describe, expect, test } from 'vitest'
import { cleanImage } from '#server/images/cleanImage.ts'
import { gif, jpeg, png, webp } from '#test/support/pictures.ts'

const outcome = (bytes: Buffer) => {
  const cleaned = cleanImage(bytes)
  return cleaned.ok ? cleaned.value : cleaned.error
}
/** Puts `piece` so often in at a place that is between two pieces. */
const stuffed = (bytes: Buffer, at: number, piece: Buffer, count: number) =>
  Buffer.concat([bytes.subarray(0, at), Buffer.alloc(piece.length * count, piece), bytes.subarray(at)])
/** A WebP says how long it is. */
const sized = (bytes: Buffer) => {
  bytes.writeUInt32LE(bytes.length - 8, 4)
  return bytes
}
const wholeWebp = webp(4, 4).subarray(0, -'behind'.length)
const latin = (text: string) => Buffer.from(text, 'latin1')
const QUANTISATION = Buffer.of(0xff, 0xdb, 0, 2)
const jpegScan = jpeg(4, 4).indexOf(Buffer.of(0xff, 0xda))

describe('AT60 a picture of nothing but heads is no picture, however many fit into its size', () => {
  test.each([
    ['PNG chunks', stuffed(png(4, 4), 33, latin('\0\0\0\0abCd\0\0\0\0'), 50_000)],
    ['JPEG segments', stuffed(jpeg(4, 4), 20, QUANTISATION, 50_000)],
    ['JPEG scans', stuffed(jpeg(4, 4), jpegScan, Buffer.of(0xff, 0xda, 0, 2), 200)],
    ['WebP chunks', sized(stuffed(wholeWebp, 12, latin('abcd\0\0\0\0'), 50_000))],
    ['GIF blocks', stuffed(gif(4, 4), 19, Buffer.of(0x21, 0xf9, 0), 50_000)],
  ])('%s', (_, bytes) => expect(outcome(bytes)).toBe('invalid'))
  test('as many as an encoder of small pieces writes are taken', () => {
    expect(outcome(stuffed(png(4, 4), 33, latin('\0\0\0\0IDAT\0\0\0\0'), 30_000))).toMatchObject({ width: 4 })
    expect(outcome(stuffed(jpeg(4, 4), jpegScan, Buffer.of(0xff, 0xda, 0, 2), 60))).toMatchObject({
      width: 4,
    })
  })
})

describe('AT61 a picture is as large as browsers show it, whatever else it says', () => {
  test('a GIF whose first picture is larger than itself', () => {
    const bytes = gif(4, 4)
    const first = bytes.indexOf(Buffer.of(0x2c, 0, 0, 0, 0, 1))
    bytes.writeUInt16LE(3_000, first + 5)
    expect(outcome(bytes)).toMatchObject({ width: 3_000, height: 4 })
    bytes.writeUInt16LE(11_000, first + 5)
    expect(outcome(bytes)).toBe('tooLarge')
  })
  test.each([0xd0, 0x01, 0x02, 0xdc, 0xde, 0xf0])(
    'a JPEG in which another hides, behind %i which browsers read otherwise',
    (marker) => {
      const within = jpeg(8_000, 8_000).subarray(2, -24)
      const head = Buffer.of(0xff, 0xd8, 0xff, marker, 0, 0)
      head.writeUInt16BE(within.length + 2, 4)
      expect(outcome(Buffer.concat([head, within, jpeg(4, 4).subarray(2)]))).toBe('invalid')
    },
  )
  test('a few bytes that unpack to more than a browser should be given', () => {
    expect(outcome(jpeg(8_000, 8_000))).toBe('tooLarge')
    expect(outcome(jpeg(6_000, 4_000))).toMatchObject({ width: 6_000 })
  })
})

describe('AT62 nothing travels in a picture beside it', () => {
  const zip = latin('PK\x03\x04 a file')
  const chunk = Buffer.concat([latin('ZIPS\x0b\0\0\0'), zip, Buffer.alloc(1)])
  test.each([
    ['a PNG', png(4, 4, { extra: [['prVt', zip.toString('latin1')], ['caBX', 'Ann']] })],
    ['a WebP', sized(stuffed(wholeWebp, 12, chunk, 1))],
    ['a GIF', stuffed(gif(4, 4), 19, Buffer.concat([Buffer.of(0x21, 1, zip.length), zip, Buffer.of(0)]), 1)],
    ['a JPEG', stuffed(jpeg(4, 4), 20, Buffer.concat([Buffer.of(0xff, 0xe0, 0, zip.length + 2), zip]), 1)],
  ])('%s', (_, bytes) => {
    const cleaned = outcome(bytes)
    if (typeof cleaned === 'string') throw new Error(cleaned)
    expect(cleaned.width).toBe(4)
    expect(cleaned.bytes.toString('latin1')).not.toMatch(/PK|Ann/)
  }) // prettier-ignore
  test('the thumbnail of a JPEG, which may show what was cut off', () => {
    const bytes = jpeg(4, 4)
    const thumbnail = Buffer.concat([Buffer.of(0xff, 0xe0, 0, 16 + 3), bytes.subarray(6, 18), Buffer.of(1, 1), latin('own')])
    const cleaned = outcome(Buffer.concat([bytes.subarray(0, 2), thumbnail, bytes.subarray(20)]))
    if (typeof cleaned === 'string') throw new Error(cleaned)
    expect(cleaned.bytes.indexOf('own')).toBe(-1)
    expect([...cleaned.bytes.subarray(2, 20)]).toEqual([...bytes.subarray(2, 20)])
  }) // prettier-ignore
})
