import type { Lab, Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'

/** What the plan says of its lab; there is one in each plan. */
export const labOf = (plan: Plan): Lab | null => live(plan, 'lab')[0] ?? null
