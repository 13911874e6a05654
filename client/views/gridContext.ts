import { createContext, useContext } from 'react'
import type { Lock } from '#shared/plan/locks.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { LintResult } from '#client/plan/lintStore.ts'
import type { AfterEdit, FieldEdit } from './editors/editor.ts'
import type { Place } from './gridPlace.ts'
import type { OthersEditing } from './othersEditing.ts'
import type { ActivityRow } from './planRows.ts'

/** What the cells of one table share. */
export interface Grid {
  plan: Plan
  lint: LintResult
  others: OthersEditing
  canEdit: boolean
  /** The lock that closes a field, or with null the whole of an entity. */
  lockOf: (id: string, field: string | null) => Lock | null
  /** Locks stop this person. */
  lockStops: boolean
  /** Puts the focus on a cell. */
  activate: (place: Place) => void
  edit: (place: Place, typed: string | null) => void
  commit: (row: ActivityRow, place: Place, edit: FieldEdit | null, after: AfterEdit) => void
  commitTitle: (groupId: string, edit: FieldEdit | null, after: AfterEdit) => void
  cancel: () => void
  toggle: (groupId: string) => void
  open: (id: string) => void
  addTo: (groupId: string) => void
}

export const GridContext = createContext<Grid | null>(null)

export const useGrid = (): Grid => {
  const grid = useContext(GridContext)
  if (!grid) throw new Error('useGrid needs a table around it')
  return grid
}
