import type { Plan } from '../plan.ts'
import { completeRows } from './completeRow.ts'
import { dependencyRule } from './dependencies.ts'
import type { Finding } from './finding.ts'
import { indicatorRules } from './indicators.ts'
import { budgetRule, rootCauseRule } from './initiatives.ts'
import { plannedOrganisationRule } from './plannedOrganisations.ts'

const RULES = [
  completeRows,
  dependencyRule,
  rootCauseRule,
  indicatorRules,
  budgetRule,
  plannedOrganisationRule,
]

/** Everything the rules say about a plan, in the order of the rules. */
export const lint = (plan: Plan): Finding[] => RULES.flatMap((rule) => rule(plan))

export const errorsOf = (findings: readonly Finding[], initiativeId: string): Finding[] =>
  findings.filter((f) => f.severity === 'error' && f.initiativeId === initiativeId)
