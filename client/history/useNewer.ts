import { useEffect, useState } from 'react'
import { useLiveLab } from '#client/plan/hooks.ts'

/** Whether the plan has changed since `asked` (a time in milliseconds), as the live connection tells. */
export const useNewer = (asked: number): boolean => {
  const { store } = useLiveLab()
  const [changedAt, setChangedAt] = useState(0)
  useEffect(
    () =>
      store.subscribe(({ origin, entities }) => {
        if (origin !== 'reset' && entities.size > 0) setChangedAt(Date.now())
      }),
    [store],
  )
  return changedAt > asked
}
