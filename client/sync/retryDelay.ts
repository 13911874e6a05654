const FIRST_MS = 500
const LONGEST_MS = 15_000

/**
 * Milliseconds to wait before the next try, anywhere between none and a bound that doubles ("full jitter"),
 * so that two hundred laptops do not come back in one moment.
 */
export const retryDelay = (failures: number, random: () => number): number =>
  random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** failures)
