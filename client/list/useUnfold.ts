import { useEffect, useRef } from 'react'
import type { WantedRow } from './useListSelection.ts'

/** A row that is to be seen unfolds the group it is in, once for each time it is asked for. */
export const useUnfold = (
  wanted: WantedRow | null,
  groupOf: (id: string) => string | null,
  closed: ReadonlySet<string>,
  toggle: (groupId: string, open: boolean) => void,
): void => {
  const done = useRef(wanted)
  useEffect(() => {
    if (!wanted || done.current === wanted) return
    const group = groupOf(wanted.id)
    if (group === null) return // of others: it is listed in a moment
    done.current = wanted
    if (closed.has(group)) toggle(group, true)
  })
}
