import { startsWith, type CleanImage } from './pieces.ts'

export const PNG_START = '\x89PNG\r\n\x1a\n'

/** Words, times and Exif. A PNG's way up is that of its pixels, whatever its Exif says. */
const DROPPED: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'])

/** Null for what is no whole PNG. */
export const cleanPng = (bytes: Buffer): CleanImage | null => {
  if (!startsWith(bytes, PNG_START) || !startsWith(bytes, 'IHDR', 12) || bytes.length < 33) return null
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) return null
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (!DROPPED.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND')
      return {
        type: 'image/png',
        bytes: Buffer.concat(kept),
        width: bytes.readUInt32BE(16),
        height: bytes.readUInt32BE(20),
      }
    at = end
  }
  return null
}
