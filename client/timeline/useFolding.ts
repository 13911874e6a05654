import { useCallback, useMemo, useState } from 'react'
import { openLines, type Line } from './timelineRows.ts'

export interface Folding {
  closed: ReadonlySet<string>
  /** Rows that are not folded away. */
  open: readonly Line[]
  toggle: (id: string) => void
  allFolded: boolean
  /** Folds every initiative, or unfolds everything where all are folded already. */
  foldAll: () => void
  /** Unfolds whatever a row is in. */
  reveal: (id: string) => void
}

const NOTHING: ReadonlySet<string> = new Set()

/** Which rows are folded on this screen. */
export const useFolding = (lines: readonly Line[]): Folding => {
  const [closed, setClosed] = useState(NOTHING)
  const open = useMemo(() => (closed.size === 0 ? lines : openLines(lines, closed)), [lines, closed])
  const groups = useMemo(
    () => lines.filter(({ kind }) => kind === 'initiative' || kind === 'loose').map(({ id }) => id),
    [lines],
  )
  const toggle = useCallback(
    (id: string) =>
      setClosed((before) => {
        const after = new Set(before)
        if (!after.delete(id)) after.add(id)
        return after
      }),
    [],
  )
  const reveal = useCallback(
    (id: string) =>
      setClosed((before) => {
        const parents = new Map(lines.map((line) => [line.id, line.parentId]))
        const after = new Set(before)
        for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) after.delete(at)
        return after.size === before.size ? before : after
      }),
    [lines],
  )
  const allFolded = groups.length > 0 && groups.every((id) => closed.has(id))
  const foldAll = () => setClosed(allFolded ? NOTHING : new Set(groups))
  return { closed, open, toggle, allFolded, foldAll, reveal }
}
