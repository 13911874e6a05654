import { useCallback, useState } from 'react'
import { initiativeOf, liveOf } from '#shared/plan/select.ts'
import { useLiveLab } from '#client/plan/hooks.ts'

export interface ClosedGroups {
  closed: ReadonlySet<string>
  toggle: (groupId: string) => void
  /** Opens the group that a row is in. */
  reveal: (rowId: string) => void
}

/** Which initiatives are folded away on this screen. */
export const useClosedGroups = (): ClosedGroups => {
  const { store } = useLiveLab()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback(
    (groupId: string) =>
      setClosed((before) => {
        const after = new Set(before)
        if (!after.delete(groupId)) after.add(groupId)
        return after
      }),
    [],
  )
  const reveal = useCallback(
    (rowId: string) => {
      const { plan } = store.get()
      const activity = liveOf(plan, 'activities', rowId)
      const groupId = activity
        ? (initiativeOf(plan, activity)?.id ?? 'loose')
        : (liveOf(plan, 'milestones', rowId)?.initiativeId ?? rowId)
      setClosed((before) =>
        before.has(groupId) ? new Set([...before].filter((id) => id !== groupId)) : before,
      )
    },
    [store],
  )
  return { closed, toggle, reveal }
}
