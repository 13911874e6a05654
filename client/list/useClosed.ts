import { useCallback, useState } from 'react'

/** Groups folded away on this screen. */
export const useClosed = (): [ReadonlySet<string>, (groupId: string, open: boolean) => void] => {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback(
    (groupId: string, open: boolean) =>
      setClosed((before) =>
        open ? new Set([...before].filter((id) => id !== groupId)) : new Set([...before, groupId]),
      ),
    [],
  )
  return [closed, toggle]
}
