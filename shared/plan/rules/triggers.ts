import type { Plan, Risk } from '../plan.ts'
import { isPlanned, live, liveOf } from '../select.ts'
import { triggerKindOf, weightOf } from '../triggers.ts'
import { initiativeOfEntity } from './belonging.ts'
import { finding, type Finding, type RuleId } from './finding.ts'

/** From this weight on, of 25, a risk is heavy. */
const HEAVY = 15

/** Q20–Q23: what an open risk or assumption needs to be watched. Warnings, no agreement hangs on them. */
export const triggerHints = (plan: Plan): Finding[] =>
  live(plan, 'risks')
    .filter((risk) => risk.state === 'open')
    .flatMap((risk) =>
      lackingOf(plan, risk).map(([rule, code, field]) =>
        finding(
          rule,
          code,
          'warning',
          { collection: 'risks', id: risk.id, field },
          initiativeOfEntity(plan, risk.id)?.id ?? null,
        ),
      ),
    )

type Lacking = [rule: RuleId, code: string, field: string]

const lackingOf = (plan: Plan, risk: Risk): Lacking[] => {
  const kind = triggerKindOf(risk)
  return [
    ...(kind === null && risk.type === 'assumption'
      ? [['Q20', 'noTrigger', 'trigger'] satisfies Lacking]
      : []),
    ...((weightOf(risk) ?? 0) >= HEAVY ? unprepared(plan, risk) : []),
    ...(kind === 'indicator' ? unfinished(plan, risk) : []),
  ]
}

const unprepared = (plan: Plan, risk: Risk): Lacking[] => [
  ...(risk.mitigation.trim() === '' ? [['Q21', 'noMitigation', 'mitigation'] satisfies Lacking] : []),
  ...(liveOf(plan, 'organisations', risk.ownerOrgId) || isOfAnythingPlanned(plan, risk)
    ? []
    : [['Q21', 'noOwner', 'ownerOrgId'] satisfies Lacking]),
]

/** Q7 says already that such a one has no owner. */
const isOfAnythingPlanned = (plan: Plan, risk: Risk): boolean => {
  const initiative = initiativeOfEntity(plan, risk.id)
  return initiative !== null && isPlanned(initiative)
}

const unfinished = (plan: Plan, risk: Risk): Lacking[] => {
  if (risk.triggerIndicatorId === null) return [['Q23', 'noIndicator', 'triggerIndicatorId']]
  if (!liveOf(plan, 'indicators', risk.triggerIndicatorId))
    return [['Q22', 'indicatorGone', 'triggerIndicatorId']]
  if (risk.triggerOperator === null) return [['Q23', 'noOperator', 'triggerOperator']]
  return risk.triggerValue === null ? [['Q23', 'noValue', 'triggerValue']] : []
}
