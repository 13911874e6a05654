import { LIMITS } from '#shared/wire/limits.ts'
import { done, refuse, type Outcome } from '../outcome.ts'
import { cleanGif } from './gif.ts'
import { cleanJpeg } from './jpeg.ts'
import type { CleanImage } from './pieces.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

/**
 * A picture as it is kept, known by its bytes alone: its place, camera, words and whatever was hung behind its end are
 * gone. Refused when it is none of the four sorts, is broken, or has more pixels than a browser should be given.
 */
export const cleanImage = (bytes: Buffer): Outcome<CleanImage> => {
  const clean = cleanPng(bytes) ?? cleanJpeg(bytes) ?? cleanWebp(bytes) ?? cleanGif(bytes)
  if (!clean) return refuse('invalid', isSvg(bytes) ? SVG : NONE)
  const { width, height } = clean
  if (width < 1 || height < 1) return refuse('invalid', 'The picture has no size')
  if (width > LIMITS.imageSide || height > LIMITS.imageSide)
    return refuse('tooLarge', `A picture is at most ${LIMITS.imageSide} pixels wide and high`, ['side'])
  if (width * height > LIMITS.imagePixels)
    return refuse('tooLarge', `A picture has at most ${LIMITS.imagePixels / 1e6} million pixels`, ['pixels'])
  return done(clean)
}

const NONE = 'Only whole PNG, JPEG, WebP and GIF pictures are taken'
const SVG = 'SVG is not taken, as it can carry programs and fetch from elsewhere: save it as PNG'

const isSvg = (bytes: Buffer): boolean => /<svg[\s>]/i.test(bytes.toString('latin1', 0, 1024))
