import type { SingleCommand } from '#shared/plan/commands.ts'
import type { Activity, Plan } from '#shared/plan/plan.ts'
import { predecessorEdits } from '#shared/plan/predecessorEdits.ts'
import { predecessorsText, readPredecessors } from '#shared/plan/predecessors.ts'

export const dependsOnText = (plan: Plan, activity: Activity): string => predecessorsText(plan, activity)

/** What makes an activity wait for what a text names; or the entry of it that names nothing. */
export const dependsOnCommands = (
  plan: Plan,
  activity: Activity,
  text: string,
  newId: () => string,
): { commands: SingleCommand[]; unknown: string | null } => {
  const read = readPredecessors(plan, activity, text)
  return read.ok
    ? { commands: predecessorEdits(plan, activity.id, read.dependencies, newId), unknown: null }
    : { commands: [], unknown: read.unknown }
}
