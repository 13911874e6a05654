import type { Plan } from '../plan.ts'
import { NO_ANSWERS, type RequestAnswers } from '../requests.ts'
import { completeRows } from './completeRow.ts'
import { contributorRule } from './contributors.ts'
import { dependencyRule } from './dependencies.ts'
import { dissentRule } from './dissent.ts'
import { dissolvedOrganisationHints } from './dissolvedOrganisations.ts'
import type { Finding } from './finding.ts'
import { indicatorRules } from './indicators.ts'
import { initiativeHints } from './initiativeHints.ts'
import { budgetRule, rootCauseRule } from './initiatives.ts'
import { plannedOrganisationRule } from './plannedOrganisations.ts'
import { requestRule } from './requests.ts'
import { riskHints } from './risks.ts'
import { rowHints } from './rowHints.ts'
import { triggerHints } from './triggers.ts'

const RULES = [
  completeRows,
  dependencyRule,
  requestRule,
  rootCauseRule,
  indicatorRules,
  budgetRule,
  dissentRule,
  plannedOrganisationRule,
  contributorRule,
  initiativeHints,
  rowHints,
  dissolvedOrganisationHints,
  riskHints,
  triggerHints,
]

/** What the rules say about a plan and what rooms have answered one another, rule by rule: others may go in between. */
export function* lintSteps(plan: Plan, answers: RequestAnswers = NO_ANSWERS): Generator<Finding[]> {
  for (const rule of RULES) yield rule(plan, answers)
}

/** The same at once, in the order of the rules. */
export const lint = (plan: Plan, answers: RequestAnswers = NO_ANSWERS): Finding[] =>
  [...lintSteps(plan, answers)].flat()

/** How many errors the rules find in each initiative, by its id. */
export const errorCounts = (findings: readonly Finding[]): ReadonlyMap<string | null, number> => {
  const counts = new Map<string | null, number>()
  for (const { severity, initiativeId } of findings)
    if (severity === 'error') counts.set(initiativeId, (counts.get(initiativeId) ?? 0) + 1)
  return counts
}
