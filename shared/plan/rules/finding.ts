import type { Collection } from '../plan.ts'

/** `R…` are the rules of the field; `Q…` hints at what a good plan has, which no agreement hangs on. */
export const RULE_IDS = [
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'R7',
  'R14',
  'R20',
  'R23',
  'R24',
  'Q1',
  'Q2',
  'Q3',
  'Q4',
  'Q5',
  'Q6',
  'Q7',
  'Q20',
  'Q21',
  'Q22',
  'Q23',
] as const
export type RuleId = (typeof RULE_IDS)[number]

/** `error` stands in the way of agreement, `warning` should be looked at, `info` is shown so it is not hidden. */
export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/**
 * Something a rule says about one field. The sentence is the text `rules.<rule>.<code>` filled with `params`, of which
 * `days` is also its count and `edge` its context.
 */
export interface Finding {
  rule: RuleId
  code: string
  severity: Severity
  path: { collection: Collection; id: string; field: string }
  /** The initiative whose agreement it concerns, if any. */
  initiativeId: string | null
  params: Record<string, string>
}

export const finding = (
  rule: RuleId,
  code: string,
  severity: Severity,
  path: Finding['path'],
  initiativeId: string | null,
  params: Record<string, string> = {},
): Finding => ({ rule, code, severity, path, initiativeId, params })
