import { useEffect, useMemo, useState } from 'react'
import type { ProgrammeView } from '#shared/api/programme.ts'
import { gateOf, type Gate, type LabSide } from '#shared/programme/gate.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { useLiveLab } from '#client/plan/hooks.ts'

/** How long a change of the plan may wait until it is told here: the checks go through the whole plan. */
const SETTLE_MS = 700

/** The plan as it was a moment ago at most. */
export const useSettledPlan = (): Plan => {
  const { store } = useLiveLab()
  const [plan, setPlan] = useState(() => store.get().plan)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const take = () => {
      timer = null
      setPlan(store.get().plan)
    }
    take()
    const unsubscribe = store.subscribe(() => {
      timer ??= setTimeout(take, SETTLE_MS)
    })
    return () => {
      unsubscribe()
      if (timer !== null) clearTimeout(timer)
    }
  }, [store])
  return plan
}

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
