import { v7 } from 'uuid'
import { draftCommands } from '#server/demo/oceans/draft.ts'
import { idsBy, type IdOf } from '#server/demo/oceans/ids.ts'
import { LAB, WORKSTREAMS } from '#server/demo/oceans/lab.ts'
import { oceansCommands } from '#server/demo/oceans/oceansPlan.ts'
import { relateCommands } from '#server/demo/relate.ts'
import type { SingleCommand } from '#shared/plan/commands.ts'
import { decide, forkOf } from '#shared/plan/decide.ts'
import { COLLECTIONS, emptyPlan, type Plan } from '#shared/plan/plan.ts'

const context = { now: '2014-08-15T12:00:00Z', newId: v7 }

/** The plan after the commands; throws with the first one the plan does not take. */
export const after = (plan: Plan, commands: readonly SingleCommand[]): Plan => {
  const fork = forkOf(plan)
  for (const one of commands) {
    const decision = decide(fork.plan, one, context)
    if (!decision.ok) throw new Error(`${JSON.stringify(decision.refusal)} for ${JSON.stringify(one)}`)
    decision.changes.forEach(fork.apply)
  }
  return fork.plan
}

/** The Oceans lab as it is released, as a plan without a server; `id` finds its entities by name. */
export const oceansPlan = (): { plan: Plan; id: IdOf } => {
  const id = idsBy(v7)
  const lab = COLLECTIONS.lab.parse({ id: id('lab'), name: LAB.name })
  const rooms = WORKSTREAMS.map(({ code, title }) =>
    COLLECTIONS.workstreams.parse({ id: id(`room ${code}`), code, title }),
  )
  const opened: Plan = {
    ...emptyPlan(),
    lab: new Map([[lab.id, lab]]),
    workstreams: new Map(rooms.map((room) => [room.id, room])),
  }
  return { plan: after(opened, [...oceansCommands(id), ...relateCommands(id)]), id }
}

/** The draft the demonstration goes on with after the release. */
export const oceansDraft = (): { plan: Plan; id: IdOf } => {
  const { plan, id } = oceansPlan()
  return { plan: after(plan, draftCommands(plan, id)), id }
}
