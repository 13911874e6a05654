import { z } from 'zod'
import { areaAllows, lock, type Lock } from '../plan/locks.ts'

/**
 * How a room tells its locks. A page of before there were areas takes no lock with more than it knows: it is told the
 * box alone, as one in which nobody changes anything, and what is more stands beside it.
 */
export const toldLocks = z
  .object({
    locks: z.array(lock),
    areas: z
      .array(z.object({ lock: z.string(), frame: z.string().optional(), allows: areaAllows.optional() }))
      .default([]),
  })
  .transform(({ locks, areas }): Lock[] =>
    locks.map((one) => {
      const area = areas.find((other) => other.lock === one.id)
      if (!area || one.target.kind !== 'area') return one
      const { frame, allows } = area
      const target = { ...one.target, ...(frame !== undefined && { frame }), ...(allows && { allows }) }
      return { ...one, target }
    }),
  )

/** The same the other way. */
export const tellLocks = (locks: readonly Lock[]): z.input<typeof toldLocks> => {
  const areas: NonNullable<z.input<typeof toldLocks>['areas']> = []
  const plain = locks.map((one): Lock => {
    if (one.target.kind !== 'area' || (one.target.frame ?? one.target.allows) === undefined) return one
    const { frame, allows, ...target } = one.target
    areas.push({ lock: one.id, frame, allows })
    return { ...one, target }
  })
  return areas.length > 0 ? { locks: plain, areas } : { locks: plain }
}
