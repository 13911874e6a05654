import { daysBetween } from '../dates.ts'
import type { Activity, Plan } from '../plan.ts'
import { initiativeOf, isPlanned, live, liveOf } from '../select.ts'
import { finding, type Finding, type RuleId } from './finding.ts'

/** R1 and R2: a 3-feet row has a text, an owner, a start, and an end not before it or a review date. */
export const completeRows = (plan: Plan): Finding[] =>
  live(plan, 'activities').flatMap((a) => completeRow(plan, a))

const completeRow = (plan: Plan, activity: Activity): Finding[] => {
  const initiative = initiativeOf(plan, activity)
  if (initiative && !isPlanned(initiative)) return []
  const say = (rule: RuleId, code: string, field: string, severity: 'error' | 'warning' = 'error') =>
    finding(
      rule,
      code,
      severity,
      { collection: 'activities', id: activity.id, field },
      initiative?.id ?? null,
    )
  if (!initiative) return [say('R1', 'outsideInitiative', 'milestoneId', 'warning')]
  const owners = activity.responsibleIds.filter((id) => liveOf(plan, 'organisations', id))
  return [
    ...(activity.text.trim() === '' ? [say('R1', 'noText', 'text')] : []),
    ...(owners.length === 0 ? [say('R1', 'noResponsible', 'responsibleIds')] : []),
    ...(activity.plannedStart === null ? [say('R1', 'noStart', 'plannedStart')] : []),
    ...endFindings(activity, say),
  ]
}

const endFindings = (
  activity: Activity,
  say: (rule: RuleId, code: string, field: string, severity?: 'error' | 'warning') => Finding,
): Finding[] => {
  if (activity.endKind === 'ongoing') {
    if (activity.reviewDate === null) return [say('R1', 'ongoingWithoutReview', 'reviewDate')]
    return activity.plannedStart !== null && activity.reviewDate < activity.plannedStart
      ? [say('R1', 'reviewBeforeStart', 'reviewDate')]
      : []
  }
  if (activity.endKind === 'notKnown' || activity.plannedEnd === null)
    return [say('R1', 'noEnd', 'plannedEnd')]
  if (activity.plannedStart === null) return []
  return daysBetween(activity.plannedStart, activity.plannedEnd) < 0
    ? [say('R2', 'endBeforeStart', 'plannedEnd')]
    : []
}
