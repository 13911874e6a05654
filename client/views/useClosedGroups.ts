import { useCallback, useState } from 'react'
import { initiativeOf, liveOf } from '#shared/plan/select.ts'
import { useLiveLab } from '#client/plan/hooks.ts'

export interface ClosedGroups {
  closed: ReadonlySet<string>
  toggle: (groupId: string) => void
  /** Opens the group that a row is in. */
  reveal: (rowId: string) => void
  /** Folds exactly these away. */
  closeAll: (groupIds: readonly string[]) => void
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
      const initiative = activity
        ? initiativeOf(plan, activity)
        : liveOf(plan, 'initiatives', liveOf(plan, 'milestones', rowId)?.initiativeId ?? rowId)
      const room = initiative?.workstreamId ?? activity?.workstreamId ?? ''
      // Of a group of rows that are alike nobody knows from the plan what is in it.
      const holds = (id: string) =>
        id === (initiative?.id ?? rowId) || id === room || id.startsWith('loose') || id.startsWith('alike')
      setClosed((before) =>
        [...before].some(holds) ? new Set([...before].filter((id) => !holds(id))) : before,
      )
    },
    [store],
  )
  const closeAll = useCallback((groupIds: readonly string[]) => setClosed(new Set(groupIds)), [])
  return { closed, toggle, reveal, closeAll }
}
