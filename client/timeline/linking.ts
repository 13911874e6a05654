import { BINDS } from '#shared/plan/binds.ts'
import { DEPENDENCY_TYPES, type DependencyType } from '#shared/plan/entities.ts'
import { liveEntity, type Plan } from '#shared/plan/plan.ts'
import { wouldClose } from '#shared/plan/relations.ts'
import { rowDates } from '#shared/plan/rowDates.ts'
import { live } from '#shared/plan/select.ts'

export type BarEnd = 'start' | 'end'

/** What a line from one bar's end to another's means. */
export const typeBetween = (from: BarEnd, to: BarEnd): DependencyType =>
  DEPENDENCY_TYPES.find((type) => BINDS[type].from === from && BINDS[type].to === to) ?? 'FS'

export type LinkProblem = 'itself' | 'kinds' | 'exists' | 'circle'

const CAN_WAIT = new Set(['activities', 'milestones', 'initiatives'])

/** Why one row cannot wait for another, told before anything is made; null where it can. */
export const linkProblem = (plan: Plan, fromId: string, toId: string): LinkProblem | null => {
  if (fromId === toId) return 'itself'
  const from = liveEntity(plan, fromId)?.collection
  const to = liveEntity(plan, toId)?.collection
  if (!from || from !== to || !CAN_WAIT.has(from)) return 'kinds'
  if (live(plan, 'dependencies').some((d) => d.fromId === fromId && d.toId === toId)) return 'exists'
  return wouldClose(plan, 'dependsOn', fromId, toId) ? 'circle' : null
}

/** The room that would be asked, where what comes first lies in another room than what waits. */
export const askedRoom = (plan: Plan, fromId: string, toId: string): string | null => {
  const from = rowDates(plan, fromId)?.roomId ?? null
  const to = rowDates(plan, toId)?.roomId ?? null
  return from !== null && to !== null && from !== to ? from : null
}
