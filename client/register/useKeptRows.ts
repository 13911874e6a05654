import { equalityDeep } from 'lib0/function'
import { useState } from 'react'

/** Rows as they are now, each the object it was before where it says the same: only what has changed is drawn again. */
export const keptRows = <R extends { id: string }>(before: readonly R[], now: readonly R[]): readonly R[] => {
  const byId = new Map(before.map((row) => [row.id, row]))
  const rows = now.map((row) => {
    const was = byId.get(row.id)
    return was !== undefined && equalityDeep(was, row) ? was : row
  })
  return rows.length === before.length && rows.every((row, at) => row === before[at]) ? before : rows
}

export const useKeptRows = <R extends { id: string }>(rows: readonly R[]): readonly R[] => {
  const [source, setSource] = useState(rows)
  const [kept, setKept] = useState(rows)
  if (rows === source) return kept
  const next = keptRows(kept, rows)
  setSource(rows)
  setKept(next)
  return next
}
