import { orientationOf, orientationOnly, startsWith, turned, type CleanImage } from './pieces.ts'

const EXIF = 'Exif\0\0'
const [APP0, APP1, APP2, APP14, APP15, COMMENT] = [0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe]
const [START, END, SCAN] = [0xd8, 0xd9, 0xda]
/** Frame headers: all of C0 to CF but the tables C4, C8 and CC. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Colours need the profile (APP2) and Adobe's transform (APP14); nothing else of an application is needed to show it. */
const isKept = (marker: number, segment: Buffer): boolean => {
  if (marker === APP2) return startsWith(segment, 'ICC_PROFILE', 4)
  if (marker === APP0 || marker === APP14) return true
  return !(marker >= APP0 && marker <= APP15) && marker !== COMMENT
}

/** Null for what is no whole JPEG. Of the Exif block only the way up stays. */
export const cleanJpeg = (bytes: Buffer): CleanImage | null => {
  if (bytes[0] !== 0xff || bytes[1] !== START) return null
  const kept: Buffer[] = []
  let size: { width: number; height: number } | null = null
  let orientation = 1
  let at = 2
  while (at + 4 <= bytes.length || bytes[at + 1] === END) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++ // filling
      continue
    }
    if (marker === END) return size && wholeOf(kept, size, orientation)
    const length = bytes.readUInt16BE(at + 2)
    const segment = bytes.subarray(at, at + 2 + length)
    if (length < 2 || segment.length < 2 + length) return null
    if (marker === APP1 && startsWith(segment, EXIF, 4)) orientation = orientationOf(segment.subarray(10))
    if (isFrame(marker)) {
      if (length < 8) return null
      size ??= { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
    }
    if (isKept(marker, segment)) kept.push(segment)
    at += 2 + length
    if (marker !== SCAN) continue
    const end = endOfScan(bytes, at)
    kept.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

/** Where the next marker stands: within a scan FF is followed by 00, or restarts it. */
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
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
