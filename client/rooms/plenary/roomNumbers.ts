import type { Plan } from '#shared/plan/plan.ts'
import { completeRows } from '#shared/plan/rules/completeRow.ts'
import { boardOf, initiativesOf, live } from '#shared/plan/select.ts'

export interface RoomNumbers {
  issues: number
  initiatives: number
  activities: number
  /** Activities in which a field is empty that a 3-feet row has. */
  incomplete: number
}

const NONE: RoomNumbers = { issues: 0, initiatives: 0, activities: 0, incomplete: 0 }
const known = new WeakMap<Plan, Map<string, RoomNumbers>>()

/** What is in each room of a state of the plan, counted once for all of them. */
const countIn = (plan: Plan): Map<string, RoomNumbers> => {
  const counted = known.get(plan)
  if (counted) return counted
  const incomplete = new Set(
    completeRows(plan).flatMap(({ severity, path }) => (severity === 'error' ? [path.id] : [])),
  )
  const numbers = new Map<string, RoomNumbers>()
  const count = (room: string | null, what: keyof RoomNumbers) => {
    if (room === null) return
    const of = numbers.get(room) ?? { ...NONE }
    of[what] += 1
    numbers.set(room, of)
  }
  for (const issue of live(plan, 'issues')) count(issue.workstreamId, 'issues')
  for (const { id } of live(plan, 'activities')) {
    const room = boardOf(plan, id)
    count(room, 'activities')
    if (incomplete.has(id)) count(room, 'incomplete')
  }
  known.set(plan, numbers)
  return numbers
}

export const roomNumbers = (plan: Plan, room: string): RoomNumbers => ({
  ...(countIn(plan).get(room) ?? NONE),
  initiatives: initiativesOf(plan, room).length,
})
