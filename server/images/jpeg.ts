import { MOST_PIECES, orientationOf, orientationOnly, startsWith, turned, type CleanImage } from './pieces.ts'

const EXIF = 'Exif\0\0'
const [APP0, APP1, APP2, APP14, APP15, COMMENT] = [0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe]
const [START, END, SCAN] = [0xd8, 0xd9, 0xda]
/** Frame headers: all of C0 to CF but the tables C4, C8 and CC. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/**
 * Whether a browser reads a segment here as well. What stands without a length, or is in no use, it reads otherwise: then
 * another picture could hide in it than the one that was measured.
 */
const isSegment = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf) ||
  (marker >= SCAN && marker <= 0xdd && marker !== 0xdc) ||
  (marker >= APP0 && marker <= APP15) ||
  marker === COMMENT

/** A picture that comes into focus has ten or so. Each is gone through as a whole, by browsers up to a hundred. */
const MOST_SCANS = 100

/** Colours need the profile (APP2) and Adobe's transform (APP14); nothing else of an application is needed to show it. */
const keptOf = (marker: number, segment: Buffer): Buffer | null => {
  if (marker === APP0) return startsWith(segment, 'JFIF\0', 4) ? withoutThumbnail(segment) : null
  if (marker === APP2) return startsWith(segment, 'ICC_PROFILE', 4) ? segment : null
  if (marker === APP14) return startsWith(segment, 'Adobe', 4) ? segment : null
  return marker >= APP0 ? null : segment
}

const JFIF_BYTES = 18

/** A thumbnail may show what was cut off later. */
const withoutThumbnail = (segment: Buffer): Buffer | null => {
  if (segment.length < JFIF_BYTES) return null
  const alone = Buffer.from(segment.subarray(0, JFIF_BYTES))
  alone.writeUInt16BE(JFIF_BYTES - 2, 2)
  return alone.fill(0, JFIF_BYTES - 2)
}

/** Null for what is no whole JPEG. Of the Exif block only the way up stays. */
export const cleanJpeg = (bytes: Buffer): CleanImage | null => {
  if (bytes[0] !== 0xff || bytes[1] !== START) return null
  const kept: Buffer[] = []
  let size: { width: number; height: number } | null = null
  let orientation: number | null = null
  let at = 2
  let pieces = 0
  let scans = 0
  while (at + 4 <= bytes.length || bytes[at + 1] === END) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++ // filling
      continue
    }
    if (marker === END) return size && wholeOf(kept, size, orientation ?? 1)
    if (!isSegment(marker) || pieces++ === MOST_PIECES) return null
    const length = bytes.readUInt16BE(at + 2)
    const segment = bytes.subarray(at, at + 2 + length)
    if (length < 2 || segment.length < 2 + length) return null
    if (marker === APP1 && startsWith(segment, EXIF, 4)) orientation ??= orientationOf(segment.subarray(10))
    if (isFrame(marker)) {
      if (length < 8) return null
      size ??= { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
    }
    const own = keptOf(marker, segment)
    if (own) kept.push(own)
    at += 2 + length
    if (marker !== SCAN) continue
    if (scans++ === MOST_SCANS) return null
    const end = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

/** Where the next marker stands: within a scan FF is followed by 00, or restarts it. */
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

const wholeOf = (
  kept: readonly Buffer[],
  { width, height }: { width: number; height: number },
  orientation: number,
): CleanImage => {
  const head: Buffer[] = [Buffer.of(0xff, START)]
  // JFIF wants to be the first, Exif comes after it.
  const rest = [...kept]
  if (rest[0]?.[1] === APP0) head.push(...rest.splice(0, 1))
  if (orientation !== 1) {
    const block = Buffer.concat([Buffer.from(EXIF, 'latin1'), orientationOnly(orientation)])
    head.push(Buffer.of(0xff, APP1, 0, block.length + 2), block)
  }
  return {
    type: 'image/jpeg',
    bytes: Buffer.concat([...head, ...rest, Buffer.of(0xff, END)]),
    ...turned(orientation, width, height),
  }
}
