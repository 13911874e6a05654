/** A picture without what it need not show: where and by whom it was taken, and whatever lies behind its end. */
export interface CleanImage {
  type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'
  bytes: Buffer
  /** In pixels, as it is shown, that is, turned the way up its maker says. */
  width: number
  height: number
}

/**
 * A file is taken apart into this many pieces at most: one of ten megabytes in blocks of 256 bytes. Made of nothing but
 * heads, it would be millions, and keep everyone waiting while they are gone through.
 */
export const MOST_PIECES = 40_000

export const startsWith = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.length >= at + text.length && bytes.toString('latin1', at, at + text.length) === text

const ENTRY = 12

/** The way up that a camera wrote into an Exif block (TIFF): 1 to 8, 1 when it says nothing that can be read. */
export const orientationOf = (tiff: Buffer): number => {
  const little = startsWith(tiff, 'II')
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const at = tiff.length < 8 ? tiff.length : little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (at + 2 > tiff.length) return 1
  const end = Math.min(at + 2 + u16(at) * ENTRY, tiff.length - ENTRY + 1)
  for (let entry = at + 2; entry < end; entry += ENTRY) {
    if (u16(entry) !== 0x0112) continue
    const told = u16(entry + 8)
    return told >= 1 && told <= 8 ? told : 1
  }
  return 1
}

/** An Exif block that says the way up and nothing else. */
export const orientationOnly = (orientation: number): Buffer => {
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(0x0112, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}

/** Those from 5 on lie on their side. */
export const turned = (orientation: number, width: number, height: number) =>
  orientation >= 5 ? { width: height, height: width } : { width, height }
