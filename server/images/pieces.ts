/** A picture without what it need not show: where and by whom it was taken, and whatever lies behind its end. */
export interface CleanImage {
  type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'
  bytes: Buffer
  /** In pixels, as it is shown, that is, turned the way up its maker says. */
  width: number
  height: number
}

export const startsWith = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.length >= at + text.length && bytes.toString('latin1', at, at + text.length) === text

/** The way up that a camera wrote into an Exif block (TIFF): 1 to 8, 1 when it says nothing that can be read. */
export const orientationOf = (tiff: Buffer): number => {
  try {
    const little = startsWith(tiff, 'II')
    const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
    const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
    const at = u32(4)
    for (let entry = at + 2, left = u16(at); left > 0; left--, entry += 12) {
      if (u16(entry) !== 0x0112) continue
      const told = u16(entry + 8)
      return told >= 1 && told <= 8 ? told : 1
    }
    return 1
  } catch {
    return 1 // it ends where it should not: whatever it said cannot be read
  }
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
