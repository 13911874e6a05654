import type { Plan } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'

/** Organisations that lead or support an initiative. */
export const orgsOfInitiative = (plan: Plan, id: string): string[] => {
  const found = liveOf(plan, 'initiatives', id)
  if (!found) return []
  return [...new Set([found.leadOrgId, ...found.supportOrgIds].filter((one) => typeof one === 'string'))]
}
