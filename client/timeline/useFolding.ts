import { useCallback, useMemo } from 'react'
import { useFolded } from '#client/views/useFolded.ts'
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

/** Which rows are folded on this screen; those of `empty` are, until somebody opens them. */
export const useFolding = (lines: readonly Line[], empty: ReadonlySet<string> = NOTHING): Folding => {
  const { closed, fold } = useFolded(empty)
  const open = useMemo(() => (closed.size === 0 ? lines : openLines(lines, closed)), [lines, closed])
  const groups = useMemo(
    () => lines.filter(({ kind }) => kind === 'initiative' || kind === 'loose').map(({ id }) => id),
    [lines],
  )
  const toggle = useCallback((id: string) => fold([id], !closed.has(id)), [fold, closed])
  const reveal = useCallback(
    (id: string) => {
      const parents = new Map(lines.map((line) => [line.id, line.parentId]))
      const away: string[] = []
      for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null)
        if (closed.has(at)) away.push(at)
      if (away.length > 0) fold(away, false)
    },
    [lines, closed, fold],
  )
  const allFolded = groups.length > 0 && groups.every((id) => closed.has(id))
  const foldAll = () => (allFolded ? fold([...closed], false) : fold(groups, true))
  return { closed, open, toggle, allFolded, foldAll, reveal }
}
