/**
 * How far each issue is from its root causes, by the longest way. A circle, which two people can close at the same
 * time, is cut where it is first come upon.
 */
export const causeDepths = (
  issues: readonly string[],
  causesOf: ReadonlyMap<string, readonly string[]>,
): Map<string, number> => {
  const depths = new Map<string, number>()
  const open = new Set<string>()
  const depthOf = (id: string): number => {
    const known = depths.get(id)
    if (known !== undefined) return known
    open.add(id)
    let depth = 0
    for (const cause of causesOf.get(id) ?? [])
      if (!open.has(cause)) depth = Math.max(depth, depthOf(cause) + 1)
    open.delete(id)
    depths.set(id, depth)
    return depth
  }
  for (const id of issues) depthOf(id)
  return depths
}
