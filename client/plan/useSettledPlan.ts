import { useEffect, useState } from 'react'
import type { Plan } from '#shared/plan/plan.ts'
import { useLiveLab } from './hooks.ts'

/** How long a change of the plan may wait until it is told here: for what goes through the whole plan. */
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
