import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { useLint, useLiveLab, useOthers, usePlan } from '#client/plan/hooks.ts'
import { lockOf, wholeLockOf } from '#client/plan/lockOf.ts'
import { useLocks, useLockView, useMayLock } from '#client/plan/useLock.ts'
import type { AfterEdit, FieldEdit } from './editors/editor.ts'
import { cellTarget, type Column } from './gridColumns.ts'
import type { Grid } from './gridContext.ts'
import { movedPlace, nextField, type Place } from './gridPlace.ts'
import { othersEditing, sameEditing } from './othersEditing.ts'
import { isGroup, type ActivityRow, type PlanRow } from './planRows.ts'
import type { CellRange } from './table/cellRange.ts'
import type { Facts } from './table/cellValue.ts'
import { dependsOnCommands } from './table/dependsOn.ts'
import type { Grouping, Sort } from './table/tableView.ts'
import type { CellDoings } from './table/useCellDoings.ts'
import type { Drag } from './table/useDrag.ts'
import { useEdit } from './useEdit.tsx'
import type { PlanEditing } from './usePlanEditing.ts'
import type { PlanSelection } from './usePlanSelection.ts'

/** What table and cards are given: the rows on show, and what can be done with them. */
export interface PlanViewProps {
  columns: readonly Column[]
  titleOf: (column: Column) => string
  rows: readonly PlanRow[]
  facts: Facts
  sort: Sort | null
  sortBy: (column: Column) => void
  grouping: Grouping
  /** Initiatives stand under their rooms. */
  hasRooms: boolean
  /** Rows stand where the plan has them, so that a new one is where it is expected. */
  isPlain: boolean
  range: CellRange | null
  doings: CellDoings
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
  { rows, columns, selection, editing, begin, isPlain }: PlanViewProps,
  row: ActivityRow,
  place: Place,
  written: FieldEdit | null,
  then: AfterEdit,
): void => {
  if (then === 'stay') return selection.activate(place)
  if (then === 'down') {
    const next = rows[selection.indexOf(row.id) + 1]
    const isLast = !next || isGroup(next)
    if (isLast && isPlain && hasWords(row, written)) return begin(editing.addActivity(row))
    const down = movedPlace(rows, place, { type: 'move', rows: 1, columns: 0 }, columns)
    return selection.goTo(isLast ? place : down)
  }
  const beside = nextField(rows, place, then === 'right' ? 1 : -1, columns)
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

const whole = (plan: Plan) => plan
const sameNames = (a: Plan, b: Plan): boolean =>
  a.organisations === b.organisations && a.workstreams === b.workstreams && a.lab === b.lab

/** Nobody drags in a list of cards. */
const NO_DRAG: Pick<Drag, 'over' | 'beginFill'> = { over: () => {}, beginFill: () => {} }

/**
 * What the cells of the table need. It is made anew only when what is said about the plan changes, so that moving
 * about draws two rows again, and what another writes the row it is in.
 */
export const usePlanGrid = (props: PlanViewProps, drag = NO_DRAG): Grid => {
  const lab = useLiveLab()
  const plan = usePlan(whole, sameNames)
  const locked = useLocks().length > 0
  const lockView = useLockView()
  const view = locked ? lockView : null
  const locks = useLocks()
  const mayLock = useMayLock()
  const lint = useLint()
  const others = useOthers()
  const [writers, setWriters] = useState(() => othersEditing(others))
  const now = useMemo(() => othersEditing(others), [others])
  if (now !== writers && !sameEditing(now, writers)) setWriters(now)
  const { edit, editAll, say } = useEdit()
  const { t } = useTranslation('table')
  const latest = useRef({ ...props, drag })
  useLayoutEffect(() => {
    latest.current = { ...props, drag }
  })
  const { columns, titleOf } = props
  const { canEdit } = props.editing
  return useMemo(
    (): Grid => ({
      plan,
      lint,
      canEdit,
      columns,
      titleOf,
      others: writers,
      lockOf: (id, field) => {
        if (view === null) return null
        return field === null ? wholeLockOf(view, locks, id) : lockOf(view, locks, id, field)
      },
      lockStops: !mayLock,
      activate: (place) => latest.current.selection.activate(place),
      extendTo: (head) => latest.current.selection.extendTo({ head, across: 'cells' }),
      selectRow: (place, more) => {
        const { selection } = latest.current
        if (!more) selection.activate(place)
        selection.extendTo({ head: place, across: 'rows' })
      },
      dragOver: (place) => latest.current.drag.over(place),
      beginFill: () => latest.current.drag.beginFill(),
      edit: (place, typed) => {
        const { rows, selection, editing } = latest.current
        const row = rows[selection.indexOf(place.rowId)]
        if (row && editing.mayWrite(row, place.column)) selection.edit(place, typed)
      },
      commitTitle: (groupId, written, then) => {
        if (written) edit({ type: 'update', collection: 'initiatives', id: groupId, ...written })
        leaveTitle(latest.current, groupId, then)
      },
      commit: (row, place, written, then) => {
        const target = cellTarget(row, place.column)
        if (written && target) {
          latest.current.doings.keep(row.id)
          if (place.column !== 'dependsOn') edit({ type: 'update', ...target, ...written })
          else if (row.kind === 'activity') {
            const text = String(written.fields['dependsOn'] ?? '')
            const read = dependsOnCommands(lab.store.get().plan, row.activity, text, lab.newId)
            if (read.unknown === null) editAll(read.commands)
            else say(t('problem.unknownPredecessors', { what: read.unknown }), true)
          }
        }
        leaveCell(latest.current, row, place, written, then)
      },
      cancel: () => {
        const { selection } = latest.current
        if (selection.place) selection.goTo(selection.place)
      },
      toggle: (groupId) => latest.current.toggle(groupId),
      open: (id) => latest.current.open(id),
      addTo: (groupId) => {
        const { rows, selection, editing, begin } = latest.current
        const group = rows[selection.indexOf(groupId)]
        begin(group ? editing.addActivity(group) : null)
      },
    }),
    [lab, view, locks, mayLock, plan, lint, writers, edit, editAll, say, t, canEdit, columns, titleOf],
  )
}
