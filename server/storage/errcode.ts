/** SQLite's number for what went wrong, null for an error that is none of SQLite's. */
export const errcodeOf = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : null

const primary = (error: unknown): number => (errcodeOf(error) ?? 0) & 0xff

/** A constraint (a unique name, say) stands against a write. */
export const isConstraint = (error: unknown): boolean => primary(error) === 19

/** Locked, read-only, not to be written, full: what was asked for can be tried again later. */
const CANNOT_WRITE = new Set([5, 8, 10, 13])
export const cannotBeWritten = (error: unknown): boolean => CANNOT_WRITE.has(primary(error))
