import type { Sheet } from '#shared/exchange/cells.ts'
import { decodeText, readCsv } from '#shared/exchange/csv.ts'
import { fileKindOf, FileProblemError } from '#shared/exchange/fileKind.ts'
import { FILE_LIMITS, sizeProblemOf } from '#shared/exchange/fileLimits.ts'
import { zipEntries } from '#shared/exchange/zipEntries.ts'
import { readXlsx } from './readXlsx.ts'

/** The sheets of a file that somebody brings. Throws `FileProblemError`. */
export const readBytes = async (bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Sheet[]> => {
  if (bytes.length > FILE_LIMITS.bytes) throw new FileProblemError('tooLarge')
  const kind = fileKindOf(bytes, () => zipEntries(bytes).map((entry) => entry.name))
  if (kind === 'xlsx') return readXlsx(bytes)
  if (kind !== 'csv') throw new FileProblemError(kind)
  const sheet = readCsv(decodeText(bytes), name)
  const problem = sizeProblemOf(sheet)
  if (problem) throw new FileProblemError(problem)
  return [sheet]
}
