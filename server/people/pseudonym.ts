import { createHash } from 'node:crypto'

/**
 * What an erased person is called: always the same for a seat, and made from its id, so that no name can be tried
 * against it. Longer where somebody else is called so already.
 */
export const pseudonymOf = (seatId: string, taken: ReadonlySet<string>): string => {
  const letters = createHash('sha256').update(`pseudonym:${seatId}`).digest('hex').toUpperCase()
  for (let length = 4; ; length += 2) {
    const pseudonym = `Person ${letters.slice(0, length)}`
    if (!taken.has(pseudonym) || length >= letters.length) return pseudonym
  }
}
