import Big from 'big.js'
import type { Indicator, Plan, Risk } from './plan.ts'
import { liveOf } from './select.ts'

/** What shows that a risk has occurred, or that an assumption has proved false. */
export type Trigger =
  | { kind: 'indicator'; indicatorId: string; operator: 'below' | 'above'; value: string }
  | { kind: 'event'; event: string }

/** Which kind of trigger somebody has begun to give, whole or not. */
export const triggerKindOf = (
  risk: Pick<Risk, 'triggerIndicatorId' | 'triggerOperator' | 'triggerValue' | 'triggerEvent'>,
): Trigger['kind'] | null => {
  if (risk.triggerIndicatorId !== null || risk.triggerOperator !== null || risk.triggerValue !== null)
    return 'indicator'
  return risk.triggerEvent.trim() === '' ? null : 'event'
}

/** A trigger that can be watched; null for none, and for one that lacks its value or whose indicator is gone. */
export const triggerOf = (plan: Plan, risk: Risk): Trigger | null => {
  const { triggerIndicatorId, triggerOperator: operator, triggerValue: value } = risk
  const indicator = liveOf(plan, 'indicators', triggerIndicatorId)
  if (indicator && operator && value !== null)
    return { kind: 'indicator', indicatorId: indicator.id, operator, value }
  const event = risk.triggerEvent.trim()
  return event === '' ? null : { kind: 'event', event }
}

/** Where the last known value of the indicator, its baseline, stands to the trigger; null where there is none. */
export interface TriggerStanding {
  baseline: string
  date: string | null
  reached: boolean
  /** How far it is from the value, without a sign. */
  distance: string
}

export const standingOf = (
  { baselineValue, baselineDate }: Pick<Indicator, 'baselineValue' | 'baselineDate'>,
  { operator, value }: Extract<Trigger, { kind: 'indicator' }>,
): TriggerStanding | null => {
  if (baselineValue === null) return null
  const gap = new Big(baselineValue).minus(value)
  return {
    baseline: baselineValue,
    date: baselineDate,
    reached: operator === 'below' ? gap.lt(0) : gap.gt(0),
    distance: gap.abs().toFixed(),
  }
}

/** Likelihood times impact, 1 to 25; null while one of them is not judged. */
export const weightOf = ({ likelihood, impact }: Pick<Risk, 'likelihood' | 'impact'>): number | null =>
  likelihood === null || impact === null ? null : likelihood * impact
