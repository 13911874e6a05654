import { budgetOf } from '../budget.ts'
import { isPositive } from '../money.ts'
import type { Plan } from '../plan.ts'
import { answeredIssues, budgetLinesOf, isPlanned, issuesAnsweredBy, live } from '../select.ts'
import { finding, type Finding } from './finding.ts'

/** R4: an initiative answers a root cause; a root cause nobody answers is listed. */
export const rootCauseRule = (plan: Plan): Finding[] => {
  const answered = answeredIssues(plan)
  const orphans = live(plan, 'issues').filter((i) => i.isRootCause && !answered.has(i.id))
  const blind = live(plan, 'initiatives').filter(
    (i) => isPlanned(i) && !issuesAnsweredBy(plan, i.id).some((issue) => issue.isRootCause),
  )
  return [
    ...blind.map((i) =>
      finding('R4', 'noRootCause', 'error', { collection: 'initiatives', id: i.id, field: 'answers' }, i.id),
    ),
    ...orphans.map((i) =>
      finding('R4', 'unanswered', 'warning', { collection: 'issues', id: i.id, field: 'answers' }, null),
    ),
  ]
}

/** R7: a planned initiative has a budget; the unfunded gap is shown, and its lead has acknowledged it. */
export const budgetRule = (plan: Plan): Finding[] =>
  live(plan, 'initiatives')
    .filter(isPlanned)
    .flatMap((initiative) => {
      const path = { collection: 'initiatives' as const, id: initiative.id, field: 'budget' }
      const lines = budgetLinesOf(plan, initiative.id)
      const unpriced = lines.filter((l) => l.amount === null || l.year === null)
      if (lines.length === 0) return [finding('R7', 'noBudget', 'error', path, initiative.id)]
      const gaps = budgetOf(plan, initiative.id).filter((b) => isPositive(b.gap))
      return [
        ...unpriced.map((l) =>
          finding(
            'R7',
            'lineIncomplete',
            'error',
            { collection: 'budgetLines', id: l.id, field: l.amount === null ? 'amount' : 'year' },
            initiative.id,
            {
              item: l.item,
            },
          ),
        ),
        ...gaps.map((b) =>
          finding(
            'R7',
            initiative.gapAcknowledged ? 'gap' : 'gapNotAcknowledged',
            initiative.gapAcknowledged ? 'info' : 'error',
            initiative.gapAcknowledged ? path : { ...path, field: 'gapAcknowledged' },
            initiative.id,
            { gap: b.gap, currency: b.currency },
          ),
        ),
      ]
    })
