/** What a file is by its first bytes and its name. */
export type FileKind = 'xlsx' | 'csv' | FileProblem

/** Why a file cannot be read; `tooLarge` and those below it are of its size. */
export type FileProblem =
  | 'protectedOrOld'
  | 'ods'
  | 'docx'
  | 'pdf'
  | 'otherZip'
  | 'notText'
  | 'empty'
  | 'broken'
  | 'tooLarge'
  | 'tooManyEntries'
  | 'unpacksTooLarge'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'tooManyCells'

export class FileProblemError extends Error {
  readonly problem: FileProblem
  constructor(problem: FileProblem) {
    super(problem)
    this.problem = problem
  }
}

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

/** Text has no zero bytes, but for UTF-16, which says so at its start. */
const isText = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || !bytes.subarray(0, 4096).includes(0)

/** `names` are those of a ZIP file's entries. */
export const fileKindOf = (bytes: Uint8Array, names: () => readonly string[]): FileKind => {
  if (bytes.length === 0) return 'empty'
  // An old workbook, or a new one in the envelope of encryption.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'protectedOrOld'
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return isText(bytes) ? 'csv' : 'notText'
  const entries = names()
  if (entries.includes('xl/workbook.xml')) return 'xlsx'
  if (entries.includes('word/document.xml')) return 'docx'
  return entries.includes('content.xml') ? 'ods' : 'otherZip'
}
