import { MOST_PIECES, startsWith, type CleanImage } from './pieces.ts'

const [EXTENSION, PICTURE, END] = [0x21, 0x2c, 0x3b]
const [CONTROL, APPLICATION] = [0xf9, 0xff]

/**
 * Null for what is no whole GIF. Of what applications add, how often it plays stays. Where its first picture is larger
 * than it says it is as a whole, browsers show that.
 */
export const cleanGif = (bytes: Buffer): CleanImage | null => {
  if (!startsWith(bytes, 'GIF87a') && !startsWith(bytes, 'GIF89a')) return null
  if (bytes.length < 13) return null
  let at = 13 + tableBytes(bytes[10])
  const kept = [bytes.subarray(0, at)]
  let [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)]
  for (let pieces = 0, pictures = 0; at < bytes.length && pieces < MOST_PIECES; pieces++) {
    const begin = at
    const kind = bytes[at]
    if (kind === END)
      return {
        type: 'image/gif',
        bytes: Buffer.concat([...kept, Buffer.of(END)]),
        width,
        height,
      }
    if (kind === PICTURE) {
      if (at + 10 > bytes.length) return null
      if (pictures++ === 0) {
        width = Math.max(width, bytes.readUInt16LE(at + 1) + bytes.readUInt16LE(at + 5))
        height = Math.max(height, bytes.readUInt16LE(at + 3) + bytes.readUInt16LE(at + 7))
      }
      at += 10 + tableBytes(bytes[at + 9]) + 1
    } else if (kind === EXTENSION) at += 2
    else return null
    const end = endOfBlocks(bytes, at)
    if (end === null) return null
    at = end
    if (kind === PICTURE || isKept(bytes, begin)) kept.push(bytes.subarray(begin, at))
  }
  return null
}

const tableBytes = (flags = 0): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

const endOfBlocks = (bytes: Buffer, from: number): number | null => {
  for (let at = from; at < bytes.length;) {
    const length = bytes[at] ?? 0
    at += 1 + length
    if (length === 0) return at
  }
  return null
}

const isKept = (bytes: Buffer, at: number): boolean => {
  const kind = bytes[at + 1]
  if (kind === APPLICATION) return startsWith(bytes, 'NETSCAPE2.0', at + 3)
  return kind === CONTROL
}
