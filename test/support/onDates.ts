import type { Plan } from '#shared/plan/plan.ts'
import type { Span } from '#shared/plan/schedule.ts'
import { withChange } from './samplePlan.ts'

/** The plan with its rows on other dates; what goes on keeps no end. */
export const onDates = (plan: Plan, spans: ReadonlyMap<string, Span>): Plan =>
  [...spans].reduce((made, [id, { start, end }]) => {
    if (made.milestones.has(id)) return withChange(made, 'milestones', id, { due: start })
    if (made.initiatives.has(id)) return withChange(made, 'initiatives', id, { start, end })
    return withChange(made, 'activities', id, { plannedStart: start, plannedEnd: end })
  }, plan)
