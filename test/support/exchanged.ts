import type { SingleCommand } from '#shared/plan/commands.ts'
import { decide, forkOf } from '#shared/plan/decide.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { sampleId } from './samplePlan.ts'

/** A plan after commands; throws at a refusal. */
export const applied = (plan: Plan, commands: readonly SingleCommand[]): Plan => {
  let n = 900_000
  const context = { now: '2026-01-01T00:00:00.000Z', newId: () => sampleId(n++) }
  const decision = decide(plan, { type: 'batch', commands: [...commands] }, context)
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
  const fork = forkOf(plan)
  for (const change of decision.changes) fork.apply(change)
  return fork.plan
}
