import { useCallback, useEffect, useState } from 'react'
import type { Plan } from '#shared/plan/plan.ts'
import { usePlan } from '../plan/hooks.ts'
import { firstSteps, type FirstStep } from './firstSteps.ts'

/** How long it is said that the first job is done. */
const DONE_MS = 12_000

const same = (a: readonly FirstStep[], b: readonly FirstStep[]) => JSON.stringify(a) === JSON.stringify(b)

/** The first job of a room; `over` a while after it is done. */
export const useFirstSteps = (board: string): { steps: readonly FirstStep[]; over: boolean } => {
  const steps = usePlan(
    useCallback((plan: Plan) => firstSteps(plan, board), [board]),
    same,
  )
  const done = steps.every((step) => step.done)
  const [over, setOver] = useState(done)
  if (!done && over) setOver(false)
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setOver(true), DONE_MS)
    return () => clearTimeout(timer)
  }, [done])
  return { steps, over }
}
