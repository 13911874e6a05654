import type { Plan } from '../plan/plan.ts'
import { initiativeOf, live, liveOf } from '../plan/select.ts'
import type { Item } from './reading.ts'

/**
 * Activities of the plan that are not in a file which has others of the same initiative (or, of loose ones, of the
 * same room) by their ids.
 */
export const missingOf = (items: readonly Item[], plan: Plan): string[] => {
  const there = new Set(
    items.flatMap(({ kind, matched }) => (kind === 'activity' && matched !== null ? [matched] : [])),
  )
  if (there.size === 0) return []
  const homeOf = (id: string): string | null => {
    const activity = liveOf(plan, 'activities', id)
    return activity && (initiativeOf(plan, activity)?.id ?? activity.workstreamId)
  }
  const homes = new Set([...there].map(homeOf))
  return live(plan, 'activities').flatMap(({ id }) => (!there.has(id) && homes.has(homeOf(id)) ? [id] : []))
}
