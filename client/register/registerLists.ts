import type { Plan } from '#shared/plan/plan.ts'
import type { RequestAnswers } from '#shared/plan/requests.ts'
import { questionRows, type QuestionRow } from './questionRows.ts'
import {
  actionRows,
  decisionRows,
  riskRows,
  type ActionRow,
  type DecisionRow,
  type RiskRow,
} from './registerRows.ts'

export interface RegisterLists {
  risks: readonly RiskRow[]
  assumptions: readonly RiskRow[]
  decisions: readonly DecisionRow[]
  actions: readonly ActionRow[]
  questions: readonly QuestionRow[]
}

/** All that the register lists; `today` is a plain date. */
export const registerLists = (plan: Plan, answers: RequestAnswers, today: string): RegisterLists => ({
  risks: riskRows(plan, 'risk', today),
  assumptions: riskRows(plan, 'assumption', today),
  decisions: decisionRows(plan),
  actions: actionRows(plan, today),
  questions: questionRows(plan, answers),
})
