import { MOST_PIECES, orientationOf, orientationOnly, startsWith, turned, type CleanImage } from './pieces.ts'

/** What the head of an extended file says of it: an Exif block, an XMP block. */
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04]

const KEPT: ReadonlySet<string> = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])

/** Null for what is no whole WebP. Of the Exif block only the way up stays. */
export const cleanWebp = (bytes: Buffer): CleanImage | null => {
  if (!startsWith(bytes, 'RIFF') || !startsWith(bytes, 'WEBP', 8)) return null
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) return null
  const kept: Buffer[] = []
  let size: { width: number; height: number } | null = null
  let orientation: number | null = null
  for (let at = 12, pieces = 0; at + 8 <= end; pieces++) {
    if (pieces === MOST_PIECES) return null
    const name = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    if (at + 8 + length > end) return null
    const data = bytes.subarray(at + 8, at + 8 + length)
    size ??= sizeOf(name, data)
    if (name === 'EXIF') orientation ??= orientationOf(startsWith(data, 'Exif\0\0') ? data.subarray(6) : data)
    else if (KEPT.has(name)) kept.push(chunk(name, data))
    at += 8 + length + (length % 2)
  }
  return size && wholeOf(kept, size, orientation ?? 1)
}

const sizeOf = (name: string, data: Buffer): { width: number; height: number } | null => {
  if (name === 'VP8X' && data.length >= 10)
    return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 }
  if (name === 'VP8 ' && data.length >= 10)
    return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
  if (name !== 'VP8L' || data.length < 5 || data[0] !== 0x2f) return null
  const bits = data.readUInt32LE(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

const chunk = (name: string, data: Buffer): Buffer => {
  const whole = Buffer.alloc(8 + data.length + (data.length % 2))
  whole.write(name, 'latin1')
  whole.writeUInt32LE(data.length, 4)
  data.copy(whole, 8)
  return whole
}

const wholeOf = (
  kept: Buffer[],
  { width, height }: { width: number; height: number },
  orientation: number,
): CleanImage => {
  const head = kept[0]
  const turns = orientation !== 1 && head !== undefined && startsWith(head, 'VP8X')
  if (head && startsWith(head, 'VP8X'))
    head[8] = ((head[8] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (turns ? HAS_EXIF : 0)
  const all = turns ? [...kept, chunk('EXIF', orientationOnly(orientation))] : kept
  const body = Buffer.concat(all)
  const start = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  start.writeUInt32LE(body.length + 4, 4)
  return {
    type: 'image/webp',
    bytes: Buffer.concat([start, body]),
    ...turned(turns ? orientation : 1, width, height),
  }
}
