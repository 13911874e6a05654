import { MOST_PIECES, startsWith, type CleanImage } from './pieces.ts'

export const PNG_START = '\x89PNG\r\n\x1a\n'

/** What pixels, their colours and their frames need. A PNG's way up is that of its pixels, whatever its Exif says. */
const KEPT: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT']) // prettier-ignore

/** Null for what is no whole PNG. */
export const cleanPng = (bytes: Buffer): CleanImage | null => {
  if (!startsWith(bytes, PNG_START) || !startsWith(bytes, 'IHDR', 12) || bytes.length < 33) return null
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8, pieces = 0; at + 12 <= bytes.length && pieces < MOST_PIECES; pieces++) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length) return null
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (KEPT.has(name)) kept.push(bytes.subarray(at, end))
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
