/** The same JSON value with every text in Unicode normal form C, so that equal words have equal bytes. */
export const nfc = <T>(value: T): T => normalised(value) as T

const normalised = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(normalised)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normalised(inner)]))
}
