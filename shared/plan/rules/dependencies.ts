import type { Dependency, Plan } from '../plan.ts'
import { edgesOnCircles } from '../cycles.ts'
import { NO_ANSWERS, neededBy, requestOf, waitedFor, type RequestAnswers } from '../requests.ts'
import { rowDates, type RowDates } from '../rowDates.ts'
import { live } from '../select.ts'
import { finding, type Finding } from './finding.ts'

/** R3: dependencies form no circle (error), and dates do not contradict them (warning) unless they were refused. */
export const dependencyRule = (plan: Plan, answers: RequestAnswers = NO_ANSWERS): Finding[] => {
  const dependencies = live(plan, 'dependencies')
  const circular = edgesOnCircles(dependencies)
  return dependencies.flatMap((d) => {
    const from = rowDates(plan, d.fromId)
    const to = rowDates(plan, d.toId)
    if (!from || !to) return []
    const path = { collection: 'dependencies' as const, id: d.id, field: 'type' }
    const params = { from: from.label, to: to.label }
    if (circular.has(d.id)) return [finding('R3', 'cycle', 'error', path, to.initiativeId, params)]
    if (!conflicts(d, from, to)) return []
    const refused = requestOf(plan, d, answers.get(d.id) ?? null)?.state === 'refused'
    return refused ? [] : [finding('R3', 'dateConflict', 'warning', path, to.initiativeId, params)]
  })
}

const conflicts = (d: Dependency, from: RowDates, to: RowDates): boolean => {
  const date = waitedFor(d.type, from)
  const last = neededBy(d, to)
  return date !== null && last !== null && date > last
}
