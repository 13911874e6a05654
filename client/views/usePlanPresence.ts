import { useEffect } from 'react'
import { useLiveLab } from '#client/plan/hooks.ts'
import { cellTarget, COLUMN_FIELDS } from './gridColumns.ts'
import type { Place } from './gridPlace.ts'
import { isGroup, type PlanRow } from './planRows.ts'

const editedField = (rows: readonly PlanRow[], place: Place | null) => {
  const row = rows.find((one) => one.id === place?.rowId)
  if (!row || isGroup(row) || !place) return null
  const target = cellTarget(row, place.column)
  const [field] = COLUMN_FIELDS[place.column]
  return target && field ? { id: target.id, field } : null
}

/** Tells the others which field is written in here, and that nobody stands on a board. */
export const usePlanPresence = (rows: readonly PlanRow[], place: Place | null, editing: boolean): void => {
  const { presence } = useLiveLab()
  const field = editing ? editedField(rows, place) : null
  const id = field?.id
  const name = field?.field
  useEffect(() => {
    presence.set({ editing: id && name ? { id, field: name } : null })
  }, [presence, id, name])
  useEffect(() => {
    presence.set({ board: null, cursor: null, selection: [] })
    return () => presence.set({ editing: null })
  }, [presence])
}
