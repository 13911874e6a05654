import { useLayoutEffect, useMemo, useRef } from 'react'
import { useLint, useOthers, usePlan } from '#client/plan/hooks.ts'
import { lockOf, wholeLockOf } from '#client/plan/lockOf.ts'
import { useLocks, useLockView, useMayLock } from '#client/plan/useLock.ts'
import type { AfterEdit, FieldEdit } from './editors/editor.ts'
import { cellTarget } from './gridColumns.ts'
import type { Grid } from './gridContext.ts'
import { movedPlace, nextField, type Place } from './gridPlace.ts'
import { othersEditing } from './othersEditing.ts'
import { isGroup, type ActivityRow, type PlanRow } from './planRows.ts'
import { useEdit } from './useEdit.tsx'
import type { PlanEditing } from './usePlanEditing.ts'
import type { PlanSelection } from './usePlanSelection.ts'

/** What table and cards are given: the rows on show, and what can be done with them. */
export interface PlanViewProps {
  titles: readonly string[]
  rows: readonly PlanRow[]
  closed: ReadonlySet<string>
  selection: PlanSelection
  editing: PlanEditing
  toggle: (groupId: string) => void
  /** Opens the details of an entity. */
  open: (id: string) => void
  /** Goes on writing in a row that was just added. */
  begin: (rowId: string | null) => void
}

const hasWords = (row: ActivityRow, edit: FieldEdit | null): boolean => {
  const text = edit?.fields['text']
  return row.kind === 'activity' && (typeof text === 'string' ? text : row.activity.text).trim() !== ''
}

/** Where an edit leads: down to the next row, made where there is none; beside; or nowhere. */
const leaveCell = (
  { rows, selection, editing, begin }: PlanViewProps,
  row: ActivityRow,
  place: Place,
  written: FieldEdit | null,
  then: AfterEdit,
): void => {
  if (then === 'stay') return selection.activate(place)
  if (then === 'down') {
    const next = rows[rows.findIndex((one) => one.id === row.id) + 1]
    const isLast = !next || isGroup(next)
    if (isLast && hasWords(row, written)) return begin(editing.addActivity(row))
    const down = movedPlace(rows, place, { type: 'move', rows: 1, columns: 0 })
    return selection.goTo(isLast ? place : down)
  }
  const beside = nextField(rows, place, then === 'right' ? 1 : -1)
  if (beside) selection.edit(beside, null)
  else selection.goTo(place)
}

/** A new initiative's title leads on to its first activity. */
const leaveTitle = ({ rows, selection, begin }: PlanViewProps, groupId: string, then: AfterEdit): void => {
  const first = rows[rows.findIndex((one) => one.id === groupId) + 1]
  const blank = first?.kind === 'activity' && first.activity.text === ''
  if (blank && (then === 'down' || then === 'right')) return begin(first.id)
  const place = { rowId: groupId, column: 'text' as const }
  if (then === 'stay') selection.activate(place)
  else selection.goTo(place)
}

/**
 * What the cells of the table need. It is made anew only when the plan or what is said about it changes, so
 * that moving about draws two rows again and not all of them.
 */
export const usePlanGrid = (props: PlanViewProps): Grid => {
  const plan = usePlan((p) => p)
  const view = useLockView()
  const locks = useLocks()
  const mayLock = useMayLock()
  const lint = useLint()
  const others = useOthers()
  const { edit } = useEdit()
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const { canEdit } = props.editing
  return useMemo(
    (): Grid => ({
      plan,
      lint,
      canEdit,
      others: othersEditing(others),
      lockOf: (id, field) => (field === null ? wholeLockOf(view, locks, id) : lockOf(view, locks, id, field)),
      lockStops: !mayLock,
      activate: (place) => latest.current.selection.activate(place),
      edit: (place, typed) => {
        const { rows, selection, editing } = latest.current
        const row = rows.find((one) => one.id === place.rowId)
        if (row && editing.mayWrite(row, place.column)) selection.edit(place, typed)
      },
      commitTitle: (groupId, written, then) => {
        if (written) edit({ type: 'update', collection: 'initiatives', id: groupId, ...written })
        leaveTitle(latest.current, groupId, then)
      },
      commit: (row, place, written, then) => {
        const target = cellTarget(row, place.column)
        if (written && target) edit({ type: 'update', ...target, ...written })
        leaveCell(latest.current, row, place, written, then)
      },
      cancel: () => {
        const { selection } = latest.current
        if (selection.place) selection.goTo(selection.place)
      },
      toggle: (groupId) => latest.current.toggle(groupId),
      open: (id) => latest.current.open(id),
      addTo: (groupId) => {
        const { rows, editing, begin } = latest.current
        const group = rows.find((row) => row.id === groupId)
        begin(group ? editing.addActivity(group) : null)
      },
    }),
    [view, locks, mayLock, plan, lint, others, edit, canEdit],
  )
}
