import type { Taken } from './runTask.ts'

/** Others' share of a core above which a window says more of them than of what is measured. */
export const BUSY_PERCENT = 30

/** Measures again while other programs are busy, at most so often; the calmest of all is kept. */
export const calmest = async <T extends { taken: Taken; tries: number }>(
  measure: () => Promise<T>,
  most: number,
): Promise<T> => {
  const rows: T[] = []
  do rows.push(await measure())
  while (rows.length < most && (rows.at(-1)?.taken.othersPercent ?? 0) > BUSY_PERCENT)
  const [best] = rows.toSorted((a, b) => a.taken.othersPercent - b.taken.othersPercent)
  if (!best) throw new Error('nothing was measured')
  return { ...best, tries: rows.length }
}
