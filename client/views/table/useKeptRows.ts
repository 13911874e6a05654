import { useCallback, useState } from 'react'
import type { TableView } from './tableView.ts'

export interface KeptRows {
  kept: ReadonlySet<string>
  keep: (rowIds: readonly string[]) => void
}

const NONE: ReadonlySet<string> = new Set()

/** Rows somebody has just made or written in stay on show, whatever the filter says, until it is another one. */
export const useKeptRows = ({ filter }: TableView): KeptRows => {
  const [kept, setKept] = useState(NONE)
  const [before, setBefore] = useState(filter)
  if (filter !== before) {
    setBefore(filter)
    setKept(NONE)
  }
  const keep = useCallback(
    (rowIds: readonly string[]) =>
      setKept((held) => (rowIds.every((id) => held.has(id)) ? held : new Set([...held, ...rowIds]))),
    [],
  )
  return { kept, keep }
}
