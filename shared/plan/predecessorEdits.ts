import type { SingleCommand } from './commands.ts'
import { isSame, type Predecessor } from './predecessors.ts'
import type { Plan } from './plan.ts'
import { dependenciesInto, liveOf } from './select.ts'

/** What makes an activity wait for exactly these: what is there already stays, with its answers. */
export const predecessorEdits = (
  plan: Plan,
  activityId: string,
  wanted: readonly Predecessor[],
  newId: () => string,
): SingleCommand[] => {
  const held = dependenciesInto(plan, activityId).filter((d) => liveOf(plan, 'activities', d.fromId))
  const open = wanted.filter((one) => !held.some((d) => isSame(d, one)))
  const spare = held.filter((d) => !wanted.some((one) => isSame(d, one)))
  const edits: SingleCommand[] = []
  for (const { fromId, type, lagDays } of open) {
    const at = spare.findIndex((d) => d.fromId === fromId)
    const [kept] = at < 0 ? [] : spare.splice(at, 1)
    edits.push(
      kept
        ? { type: 'update', collection: 'dependencies', id: kept.id, fields: { type, lagDays } }
        : { type: 'relate', id: newId(), fromId, toId: activityId, dependencyType: type, lagDays },
    )
  }
  return [...spare.map(({ id }): SingleCommand => ({ type: 'unrelate', id })), ...edits]
}
