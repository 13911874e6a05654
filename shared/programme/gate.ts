import type { Plan } from '../plan/plan.ts'
import { workstreams } from '../plan/select.ts'
import { isThere, standingOf, type LabFacts, type Standing } from './checks.ts'
import { artefactsOf, isOfLab, type Artefact, type Week } from './template.ts'

/** An artefact somebody ticked; `workstreamId` null where the lab has it once. */
export interface Tick {
  artefactId: string
  workstreamId: string | null
  by: string
  at: string
}

export interface Overrule {
  weekId: string
  reason: string
  by: string
  at: string
}

export interface LabSide {
  plan: Plan
  facts: LabFacts
  ticks: readonly Tick[]
  overrules: readonly Overrule[]
}

export interface Cell {
  artefact: Artefact
  /** Null where the lab has it once. */
  roomId: string | null
  standing: Standing
  there: boolean
  tick: Tick | null
}

export type GateState = 'open' | 'closed' | 'overruled'

export interface Gate {
  state: GateState
  /** One for each artefact and room, artefact by artefact. */
  cells: readonly Cell[]
  there: number
  overrule: Overrule | null
}

/**
 * A week's gate: closed when all its artefacts are there in every room, else open, or overruled by who runs the lab.
 * It tells and stops nobody.
 */
export const gateOf = (week: Week, lab: LabSide): Gate => {
  const rooms = workstreams(lab.plan).map(({ id }) => id)
  const cells = artefactsOf(week).flatMap((artefact) =>
    (isOfLab(artefact) ? [null] : rooms).map((roomId) => cellOf(artefact, roomId, lab)),
  )
  const there = cells.filter((cell) => cell.there).length
  const overrule = lab.overrules.find(({ weekId }) => weekId === week.id) ?? null
  return {
    state: there === cells.length ? 'closed' : overrule ? 'overruled' : 'open',
    cells,
    there,
    overrule,
  }
}

const cellOf = (artefact: Artefact, roomId: string | null, { plan, facts, ticks }: LabSide): Cell => {
  const tick = ticks.find((one) => one.artefactId === artefact.id && one.workstreamId === roomId) ?? null
  const standing = standingOf(artefact, roomId, { plan, facts, ticked: tick !== null })
  return { artefact, roomId, standing, there: isThere(standing), tick }
}
