import { BINDS, daysMissing } from '../binds.ts'
import { circularDependencies } from '../cycles.ts'
import type { Plan } from '../plan.ts'
import { NO_ANSWERS, requestOf, type RequestAnswers } from '../requests.ts'
import { rowDates } from '../rowDates.ts'
import { live } from '../select.ts'
import { finding, type Finding } from './finding.ts'

/** R3: dependencies form no circle (error), and dates do not contradict them (warning) unless they were refused. */
export const dependencyRule = (plan: Plan, answers: RequestAnswers = NO_ANSWERS): Finding[] => {
  const circular = circularDependencies(plan)
  return live(plan, 'dependencies').flatMap((d) => {
    const from = rowDates(plan, d.fromId)
    const to = rowDates(plan, d.toId)
    if (!from || !to) return []
    const path = { collection: 'dependencies' as const, id: d.id, field: 'type' }
    const params = { from: from.label, to: to.label }
    if (circular.has(d.id)) return [finding('R3', 'cycle', 'error', path, to.initiativeId, params)]
    const days = daysMissing(d, from, to) ?? 0
    if (days <= 0 || requestOf(plan, d, answers.get(d.id) ?? null)?.state === 'refused') return []
    const early = { ...params, days: String(days), edge: BINDS[d.type].to }
    return [finding('R3', 'dateConflict', 'warning', path, to.initiativeId, early)]
  })
}
