import { useCallback, useMemo } from 'react'
import type { Refusal } from '#shared/plan/commands.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { stoppedBy } from '#client/plan/lockOf.ts'
import { useLocks } from '#client/plan/useLock.ts'
import { dateFields } from './dates.ts'

export interface DateStops {
  /** Why this seat may not move a row, where a lock says so. */
  stopOf: (id: string) => Refusal | null
  isLocked: (id: string) => boolean
}

/** Whose dates a lock that stands against this seat closes; each row is asked about once for a state of the plan. */
export const useDateStops = (plan: Plan): DateStops => {
  const lab = useLiveLab()
  const locks = useLocks()
  const stopOf = useCallback(
    (id: string) => {
      const fields = locks.length === 0 ? null : dateFields(plan, id)
      return fields && (stoppedBy(lab, id, fields.start) ?? stoppedBy(lab, id, fields.end))
    },
    [lab, locks, plan],
  )
  return useMemo(() => {
    const known = new Map<string, boolean>()
    const isLocked = (id: string): boolean => {
      const stopped = known.get(id) ?? stopOf(id) !== null
      known.set(id, stopped)
      return stopped
    }
    return { stopOf, isLocked }
  }, [stopOf])
}
