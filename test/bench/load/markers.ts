/*
 * Every edit and every presence of a load carries a marker that no other has, as text that is not cut or packed on its
 * way, so that whoever receives it finds it in the raw bytes, also in the middle of a merged update.
 */
export type MarkerKind = 'edit' | 'presence'

const LETTERS: Record<MarkerKind, string> = { edit: 'E', presence: 'A' }
const EDIT = 'E'.charCodeAt(0)
const PRESENCE = 'A'.charCodeAt(0)
const TILDE = '~'.charCodeAt(0)
const ZERO = '0'.charCodeAt(0)
const DIGITS = 7
const LENGTH = DIGITS + 3

/** More ids than these do not fit into a marker. */
export const MOST_MARKERS = 10 ** DIGITS

/** Stands in the last thing that is written of a large document. */
export const SENTINEL = '~S9999999~'

export const markerOf = (kind: MarkerKind, id: number): string =>
  `~${LETTERS[kind]}${String(id).padStart(DIGITS, '0')}~`

const idAt = (bytes: Buffer, at: number): number | null => {
  let id = 0
  for (let digit = at; digit < at + DIGITS; digit++) {
    const value = (bytes[digit] ?? 0) - ZERO
    if (value < 0 || value > 9) return null
    id = id * 10 + value
  }
  return id
}

/** Calls back for each marker in the bytes, in their order. */
export const scanMarkers = (bytes: Buffer, found: (kind: MarkerKind, id: number) => void): void => {
  let at = bytes.indexOf(TILDE)
  while (at >= 0 && at + LENGTH <= bytes.length) {
    const letter = bytes[at + 1]
    const whole = (letter === EDIT || letter === PRESENCE) && bytes[at + LENGTH - 1] === TILDE
    const id = whole ? idAt(bytes, at + 2) : null
    if (id !== null) found(letter === EDIT ? 'edit' : 'presence', id)
    at = bytes.indexOf(TILDE, id === null ? at + 1 : at + LENGTH)
  }
}
