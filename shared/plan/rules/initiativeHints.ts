import type { Collection, Initiative, Plan } from '../plan.ts'
import { isPlanned, live, liveOf, planRowsOf } from '../select.ts'
import { finding, type Finding, type RuleId, type Severity } from './finding.ts'

type Hint = (rule: RuleId, code: string, field: string, severity?: Severity) => Finding

/** Q1, Q2, Q4, Q6: what a planned initiative usually has before it is signed. Hints, never errors. */
export const initiativeHints = (plan: Plan): Finding[] =>
  live(plan, 'initiatives')
    .filter(isPlanned)
    .flatMap((initiative) => {
      const { id } = initiative
      const path = { collection: 'initiatives' as Collection, id }
      const say: Hint = (rule, code, field, severity = 'warning') =>
        finding(rule, code, severity, { ...path, field }, id)
      const hasRows = planRowsOf(plan, id).some(({ activities }) => activities.length > 0)
      return [
        ...(liveOf(plan, 'organisations', initiative.leadOrgId) ? [] : [say('Q1', 'noLead', 'leadOrgId')]),
        ...dateHints(initiative, say),
        ...(hasRows ? [] : [say('Q4', 'noRows', 'milestones')]),
        ...titleHints(initiative, say),
      ]
    })

const dateHints = ({ start, end, endKind, reviewDate }: Initiative, say: Hint): Finding[] => {
  if (endKind === 'ongoing' && reviewDate === null) return [say('Q2', 'ongoingWithoutReview', 'reviewDate')]
  return endKind === 'date' && start !== null && end !== null && end < start
    ? [say('Q2', 'endBeforeStart', 'end')]
    : []
}

const titleHints = ({ title, placeholder }: Initiative, say: Hint): Finding[] => {
  if (title.trim() === '') return [say('Q6', 'noTitle', 'title')]
  return placeholder ? [say('Q6', 'placeholder', 'title', 'info')] : []
}
