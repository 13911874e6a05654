import { useMemo } from 'react'
import type { ProgrammeView } from '#shared/api/programme.ts'
import { gateOf, type Gate, type LabSide } from '#shared/programme/gate.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { useSettledPlan } from '#client/plan/useSettledPlan.ts'

export const labSideOf = (plan: Plan, { facts, ticks, overrules }: ProgrammeView): LabSide => ({
  plan,
  facts: { ...facts, agreed: new Set(facts.agreed), scored: new Set(facts.scored) },
  ticks,
  overrules,
})

/** The gate of each week, in their order; `only`: of one week alone. */
export const useGates = (view: ProgrammeView | null, only?: number): { plan: Plan; gates: Gate[] } => {
  const plan = useSettledPlan()
  const gates = useMemo(() => {
    if (!view) return []
    const side = labSideOf(plan, view)
    const { weeks } = view.programme
    return (only === undefined ? weeks : weeks.slice(only, only + 1)).map((week) => gateOf(week, side))
  }, [plan, view, only])
  return { plan, gates }
}
