import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

interface Ordered {
  id: string
  orderKey: string
}

/** Order people see: by key, then by id where two people minted the same key. */
export const byOrder = (a: Ordered, b: Ordered): number =>
  a.orderKey < b.orderKey ? -1 : a.orderKey > b.orderKey ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** Whether further keys can be made from this one; any other would break the next person's gesture. */
export const isOrderKey = (key: string): boolean => {
  try {
    generateKeyBetween(key, null)
    return true
  } catch {
    return false // the library says no by throwing, which is the answer
  }
}

/** A key between two neighbours' (null at either end). Equal or unordered neighbours yield one after the first. */
export const keyBetween = (before: string | null, after: string | null): string => {
  const a = before === '' ? null : before
  const b = after === '' ? null : after
  return a !== null && b !== null && a >= b ? generateKeyBetween(a, null) : generateKeyBetween(a, b)
}

/** `n` keys after the last of `siblings`. */
export const keysAfter = (siblings: readonly Ordered[], n: number): string[] =>
  generateNKeysBetween(siblings.toSorted(byOrder).at(-1)?.orderKey || null, null, n)
