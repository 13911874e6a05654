import { describe, expect, test } from 'vitest'
import { cleanImage } from '#server/images/cleanImage.ts'
import { orientationOf } from '#server/images/pieces.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { exif, gif, jpeg, png, webp } from '#test/support/pictures.ts'
import { seeded } from '#test/support/syncClient.ts'

const kept = (bytes: Buffer) => {
  const outcome = cleanImage(bytes)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.value
}
const refusal = (bytes: Buffer | string) => {
  const outcome = cleanImage(Buffer.from(bytes))
  return outcome.ok ? null : { error: outcome.error, message: outcome.message }
}

const EACH = [
  ['image/png', png(5, 3, { extra: [['tEXt', 'Author\0Ann'], ['eXIf', 'GPS'], ['pHYs', '123456789']], behind: 'zip' })],
  ['image/jpeg', jpeg(5, 3)],
  ['image/webp', webp(5, 3)],
  ['image/gif', gif(5, 3)],
] as const // prettier-ignore

describe('IG1 a picture is known by its bytes', () => {
  test.each(EACH)('%s, and how large it is', (type, bytes) => {
    expect(kept(bytes)).toMatchObject({ type, width: 5, height: 3 })
  })
  test('SVG is refused and told why, and so is everything else', () => {
    expect(refusal('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')?.message).toContain(
      'SVG',
    )
    for (const bytes of ['', 'GIF', 'PK\x03\x04', '%PDF-1.7', '<html>', 'RIFF....WAVE', '\x89PNG\r\n\x1a\n'])
      expect(refusal(bytes)).toMatchObject({ error: 'invalid' })
  })
  test('one with more pixels on a side than a browser should unpack is refused, and one without any', () => {
    expect(refusal(jpeg(LIMITS.imageSide + 1, 3))).toMatchObject({ error: 'tooLarge' })
    expect(refusal(gif(3, LIMITS.imageSide + 1))).toMatchObject({ error: 'tooLarge' })
    expect(kept(webp(LIMITS.imageSide, 3_000)).width).toBe(LIMITS.imageSide)
    expect(refusal(webp(LIMITS.imageSide, LIMITS.imageSide))).toMatchObject({ error: 'tooLarge' })
    expect(refusal(jpeg(0, 3))).toMatchObject({ error: 'invalid' })
  })
  test.each(EACH)('%s cut short anywhere, or with bytes turned, breaks nothing', (_, bytes) => {
    const random = seeded(7)
    for (let end = 0; end < bytes.length; end++) cleanImage(bytes.subarray(0, end))
    for (let round = 0; round < 2_000; round++) {
      const turned = Buffer.from(bytes)
      turned[Math.floor(random() * turned.length)] = Math.floor(random() * 256)
      const outcome = cleanImage(turned)
      if (outcome.ok) expect(outcome.value.bytes.length).toBeLessThanOrEqual(turned.length + 64)
    }
  })
})

describe('IG2 what a picture need not say is taken out of it', () => {
  test.each(EACH)('%s: where, by whom, with what words, and what hangs behind its end', (_, bytes) => {
    const words = kept(bytes).bytes.toString('latin1')
    for (const word of ['GPS', 'Ann', 'comment', 'caption', 'thumbnail', 'XMP', 'film', 'behind', 'zip'])
      expect(words).not.toContain(word)
  })
  test.each(EACH)('%s: what is clean stays byte for byte as it is', (_, bytes) => {
    const once = kept(bytes)
    expect(kept(once.bytes)).toEqual(once)
  })
  test('colours, density and how often it plays stay', () => {
    expect(kept(jpeg(5, 3)).bytes.toString('latin1')).toContain('ICC_PROFILE')
    expect(kept(EACH[0][1]).bytes.toString('latin1')).toContain('pHYs')
    expect(kept(gif(5, 3)).bytes.toString('latin1')).toContain('NETSCAPE2.0')
  })
  test.each([jpeg, webp])('the way up stays, and its width and height are those it is shown with', (make) => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const { bytes, width, height } = kept(make(5, 3, orientation))
      expect([width, height]).toEqual(orientation >= 5 ? [3, 5] : [5, 3])
      expect(kept(bytes)).toMatchObject({ bytes, width, height })
    }
  })
  test('an Exif block that cannot be read says nothing', () => {
    expect(orientationOf(exif(6))).toBe(6)
    expect(orientationOf(exif(9))).toBe(1)
    expect(orientationOf(Buffer.from('II*\0\xff\xff\xff\xff', 'latin1'))).toBe(1)
    expect(orientationOf(Buffer.alloc(0))).toBe(1)
  })
})
