import { createContext, useContext } from 'react'
import type { Lock } from '#shared/plan/locks.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { LintResult } from '#client/plan/lintStore.ts'
import type { AfterEdit, FieldEdit } from './editors/editor.ts'
import type { Column } from './gridColumns.ts'
import type { Place } from './gridPlace.ts'
import type { OthersEditing } from './othersEditing.ts'
import type { ActivityRow } from './planRows.ts'
import type { Facts } from './table/cellValue.ts'

/** What the cells of one table share. */
export interface Grid {
  /** For the names of rooms and organisations; what else is in it may be older than the rows. */
  plan: Plan
  lint: LintResult
  others: OthersEditing
  canEdit: boolean
  columns: readonly Column[]
  titleOf: (column: Column) => string
  /** The lock that closes a field, or with null the whole of an entity. */
  lockOf: (id: string, field: string | null) => Lock | null
  /** Locks stop this person. */
  lockStops: boolean
  /** Puts the focus on a cell. */
  activate: (place: Place) => void
  /** Selects from the active cell to there. */
  extendTo: (place: Place) => void
  /** Selects a whole row, or with `more` all from the active one to it. */
  selectRow: (place: Place, more: boolean) => void
  /** A drag goes over a cell, or begins at the handle that fills. */
  dragOver: (place: Place) => void
  beginFill: () => void
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

/** What the columns beyond the seven are told from; it changes with every edit, and only they ask for it. */
export const FactsContext = createContext<Facts | null>(null)

export const useFacts = (): Facts => {
  const facts = useContext(FactsContext)
  if (!facts) throw new Error('useFacts needs a table around it')
  return facts
}
