import type { Indicator, Initiative, Plan } from '../plan.ts'
import { indicatorsOf, isPlanned, live, trajectoryOf } from '../select.ts'
import { finding, type Finding, type RuleId, type Severity } from './finding.ts'

type Say = (
  rule: RuleId,
  code: string,
  field: string,
  severity?: Severity,
  params?: Record<string, string>,
) => Finding

/** R5, R6: every indicator of a planned initiative can be monitored. R23: one of them is an outcome. */
export const indicatorRules = (plan: Plan): Finding[] =>
  live(plan, 'initiatives')
    .filter(isPlanned)
    .flatMap((initiative) => {
      const indicators = indicatorsOf(plan, initiative.id)
      const path = { collection: 'initiatives' as const, id: initiative.id, field: 'indicators' }
      const outcome = indicators.some((i) => i.valueChain === 'outcome' || i.valueChain === 'impact')
      return [
        ...(outcome ? [] : [finding('R23', 'noOutcome', 'error', path, initiative.id)]),
        ...indicators.flatMap((indicator) => usable(plan, initiative, indicator)),
      ]
    })

const usable = (plan: Plan, initiative: Initiative, indicator: Indicator): Finding[] => {
  const say: Say = (rule, code, field, severity = 'error', params = {}) =>
    finding(rule, code, severity, { collection: 'indicators', id: indicator.id, field }, initiative.id, {
      indicator: indicator.name,
      ...params,
    })
  const missing = (['unit', 'direction', 'frequency', 'ownerOrgId'] as const).filter(
    (field) => indicator[field] === null || indicator[field] === '',
  )
  return [
    ...missing.map((field) => say('R5', `no_${field}`, field)),
    ...(indicator.targetMode === null ? [say('R6', 'noTargetMode', 'targetMode')] : []),
    ...baseline(indicator, say),
    ...trajectory(plan, initiative, indicator, say),
  ]
}

const baseline = (indicator: Indicator, say: Say): Finding[] => {
  const { baselineValue, baselineDate, baselineSource } = indicator
  if (baselineValue !== null && baselineDate !== null && baselineSource.trim() !== '') return []
  const requested = indicator.dataRequestOwnerId !== null && indicator.dataRequestDue !== null
  if (requested)
    return [say('R23', 'dataRequested', 'baselineValue', 'warning', { due: indicator.dataRequestDue ?? '' })]
  const field =
    baselineValue === null ? 'baselineValue' : baselineDate === null ? 'baselineDate' : 'baselineSource'
  return [say('R5', 'noBaseline', field)]
}

const trajectory = (plan: Plan, initiative: Initiative, indicator: Indicator, say: Say): Finding[] => {
  const points = trajectoryOf(plan, indicator.id).filter((p) => p.value !== null && p.date !== null)
  const final = points.findLast((p) => p.kind === 'final')
  if (!final?.date) return [say('R5', 'noFinalTarget', 'trajectory')]
  const from = Math.max(yearOf(initiative.start), yearOf(indicator.baselineDate))
  if (from === 0) return []
  const covered = new Set(points.map((p) => yearOf(p.date)))
  const years = Array.from({ length: Math.max(0, yearOf(final.date) - from - 1) }, (_, i) => from + 1 + i)
  const bare = years.filter((y) => !covered.has(y))
  return bare.length > 0 ? [say('R5', 'noInterim', 'trajectory', 'error', { years: bare.join(', ') })] : []
}

const yearOf = (date: string | null): number => (date === null ? 0 : Number(date.slice(0, 4)))
