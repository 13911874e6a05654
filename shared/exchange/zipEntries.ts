import { FileProblemError } from './fileKind.ts'
import { FILE_LIMITS } from './fileLimits.ts'

export interface ZipEntry {
  name: string
  packed: number
  unpacked: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LONGEST_COMMENT = 65_557
/** Small files of XML pack better than a bomb needs to be told. */
const NEVER_A_BOMB = 4 * 1024 * 1024

/** The entries of a ZIP file by its directory; throws `broken` where it has none that can be read. */
export const zipEntries = (bytes: Uint8Array): ZipEntry[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const first = Math.max(0, bytes.length - LONGEST_COMMENT)
  while (end >= first && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1
  if (end < first) throw new FileProblemError('broken')
  const count = view.getUint16(end + 10, true)
  if (count > FILE_LIMITS.entries) throw new FileProblemError('tooManyEntries')
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY)
      throw new FileProblemError('broken')
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** Throws where a file says of itself that it unpacks to more than it may. */
export const checkEntries = (entries: readonly ZipEntry[], size: number): void => {
  const unpacked = entries.reduce((sum, one) => sum + one.unpacked, 0)
  const tooDense = unpacked > NEVER_A_BOMB && unpacked > size * FILE_LIMITS.ratio
  const entryTooDense = entries.some(
    (one) => one.unpacked > NEVER_A_BOMB && one.unpacked > one.packed * FILE_LIMITS.ratio,
  )
  if (unpacked > FILE_LIMITS.unpacked || tooDense || entryTooDense)
    throw new FileProblemError('unpacksTooLarge')
}
