import { useEffect } from 'react'
import { useLiveLab } from '#client/plan/hooks.ts'
import { cellTarget, COLUMN_FIELDS } from './gridColumns.ts'
import { isGroup } from './planRows.ts'
import { standingIn } from './table/othersStand.ts'
import type { PlanSelection } from './usePlanSelection.ts'

const editedField = ({ row, place }: PlanSelection) => {
  if (!row || isGroup(row) || !place) return null
  const target = cellTarget(row, place.column)
  const [field] = COLUMN_FIELDS[place.column]
  return target && field ? { id: target.id, field } : null
}

/** Tells the others in which cell one stands and which field is written in here, and that nobody stands on a board. */
export const usePlanPresence = (selection: PlanSelection, editing: boolean): void => {
  const { presence } = useLiveLab()
  const field = editing ? editedField(selection) : null
  const id = field?.id
  const name = field?.field
  const { row, place, stood } = selection
  const stands = stood && row && !isGroup(row) && place ? standingIn(row.id, place.column) : null
  useEffect(() => {
    presence.set({ editing: id && name ? { id, field: name } : null })
  }, [presence, id, name])
  useEffect(() => {
    presence.set({ selection: stands === null ? [] : [stands] })
  }, [presence, stands])
  useEffect(() => {
    presence.set({ board: null, cursor: null })
    return () => presence.set({ editing: null, selection: [] })
  }, [presence])
}
