import { byOrder, keyBetween } from '../plan/order.ts'

interface Ordered {
  id: string
  orderKey: string
}

/**
 * Keys for new things among those there are, in the order of a file: after the one that is before it in the file, or
 * at the end where none of them is in the file.
 */
export const keysAmong = (
  siblings: readonly Ordered[],
  inFile: readonly ({ id: string } | null)[],
): (string | null)[] => {
  const sorted = siblings.toSorted(byOrder)
  const keys = new Map(sorted.map(({ id, orderKey }) => [id, orderKey]))
  const known = inFile.some((one) => one !== null && keys.has(one.id))
  let before: string | null = known ? null : (sorted.at(-1)?.orderKey ?? null)
  return inFile.map((one) => {
    const own = one === null ? undefined : keys.get(one.id)
    if (own !== undefined) {
      before = own
      return null
    }
    const last: string | null = before
    const next = known ? sorted.find(({ orderKey }) => last === null || orderKey > last) : undefined
    before = keyBetween(last, next?.orderKey ?? null)
    return before
  })
}
