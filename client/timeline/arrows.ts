import type { Dependency, Plan } from '#shared/plan/plan.ts'
import { neededBy, requestOf, waitedFor, type Request, type RequestAnswers } from '#shared/plan/requests.ts'
import { rowDates } from '#shared/plan/rowDates.ts'
import type { Schedule } from '#shared/plan/schedule.ts'
import { live } from '#shared/plan/select.ts'

/** A dependency as it is drawn. */
export interface Arrow {
  dependency: Dependency
  /** Null within a room. */
  request: Request | null
  /** The dates contradict it. */
  conflict: boolean
  /** Both ends are on the critical path, and nothing is between them. */
  critical: boolean
  /** It drives nothing, as what goes on has no end to wait for. */
  idle: boolean
}

/** True where the dates contradict a dependency. */
export const isLate = (plan: Plan, dependency: Dependency): boolean => {
  const from = rowDates(plan, dependency.fromId)
  const to = rowDates(plan, dependency.toId)
  const date = from && waitedFor(dependency.type, from)
  const last = to && neededBy(dependency, to)
  return date !== null && last !== null && date > last
}

/** True where a step from one critical row to the other leaves no day between. */
const isTight = (plan: Plan, dependency: Dependency): boolean => {
  const from = rowDates(plan, dependency.fromId)
  const to = rowDates(plan, dependency.toId)
  return from !== null && to !== null && waitedFor(dependency.type, from) === neededBy(dependency, to)
}

/** Every dependency between two rows that are there. */
export const arrowsOf = (plan: Plan, answers: RequestAnswers, schedule: Schedule): Arrow[] =>
  live(plan, 'dependencies').flatMap((dependency) => {
    if (!rowDates(plan, dependency.fromId) || !rowDates(plan, dependency.toId)) return []
    const request = requestOf(plan, dependency, answers.get(dependency.id) ?? null)
    const conflict = request?.state !== 'refused' && isLate(plan, dependency)
    const ends = [dependency.fromId, dependency.toId]
    const critical =
      ends.every((id) => schedule.rows.get(id)?.critical) &&
      !schedule.idle.has(dependency.id) &&
      (conflict || isTight(plan, dependency))
    return [{ dependency, request, conflict, critical, idle: schedule.idle.has(dependency.id) }]
  })

export interface ArrowIndex {
  all: readonly Arrow[]
  /** By the row that waits. */
  into: ReadonlyMap<string, readonly Arrow[]>
  /** By the row that is waited for. */
  outOf: ReadonlyMap<string, readonly Arrow[]>
}

export const arrowIndex = (all: readonly Arrow[]): ArrowIndex => ({
  all,
  into: Map.groupBy(all, ({ dependency }) => dependency.toId),
  outOf: Map.groupBy(all, ({ dependency }) => dependency.fromId),
})
