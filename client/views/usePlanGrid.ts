import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { useLint, useLiveLab, useOthers, usePlan } from '#client/plan/hooks.ts'
import { lockOf, wholeLockOf } from '#client/plan/lockOf.ts'
import { useLocks, useLockView, useMayLock } from '#client/plan/useLock.ts'
import type { AfterEdit, FieldEdit } from './editors/editor.ts'
import { cellTarget, type Column } from './gridColumns.ts'
import type { Grid } from './gridContext.ts'
import { movedPlace, nextField, type Place } from './gridPlace.ts'
import { othersEditing, sameEditing, type OthersEditing } from './othersEditing.ts'
import { isGroup, type ActivityRow, type PlanRow } from './planRows.ts'
import type { CellRange } from './table/cellRange.ts'
import type { Facts } from './table/cellValue.ts'
import { dependsOnCommands } from './table/dependsOn.ts'
import type { Filter, Grouping, Sort } from './table/tableView.ts'
import type { CellDoings } from './table/useCellDoings.ts'
import type { Drag } from './table/useDrag.ts'
import { useLatest } from './table/useLatest.ts'
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
  filter: Filter
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

/** Who writes where; the same until somebody begins or ends. */
const useOthersEditing = (): OthersEditing => {
  const others = useOthers()
  const now = useMemo(() => othersEditing(others), [others])
  const [writers, setWriters] = useState(now)
  if (now !== writers && !sameEditing(now, writers)) setWriters(now)
  return writers
}

/** The lock on a field, or with null on the whole of an entity. Without locks nothing of the plan matters. */
const useLockLookup = (): Grid['lockOf'] => {
  const locks = useLocks()
  const view = useLockView()
  const needed = locks.length > 0 ? view : null
  return useCallback(
    (id, field) => {
      if (needed === null) return null
      return field === null ? wholeLockOf(needed, locks, id) : lockOf(needed, locks, id, field)
    },
    [needed, locks],
  )
}

/** What a cell's words write; false where they name nothing the plan has. */
const useWriteCell = () => {
  const lab = useLiveLab()
  const { t } = useTranslation('table')
  const { edit, editAll, say } = useEdit()
  return useCallback(
    (row: ActivityRow, column: Column, written: FieldEdit) => {
      const target = cellTarget(row, column)
      if (column !== 'dependsOn' || row.kind !== 'activity')
        return target && edit({ type: 'update', ...target, ...written })
      const text = String(written.fields['dependsOn'] ?? '')
      const { commands, unknown } = dependsOnCommands(lab.store.get().plan, row.activity, text, lab.newId)
      if (unknown === null) editAll(commands)
      else say(t('problem.unknownPredecessors', { what: unknown }), true)
    },
    [lab, edit, editAll, say, t],
  )
}

type Latest = () => PlanViewProps & { drag: Pick<Drag, 'over' | 'beginFill'> }

/** What moves about in the table. */
const movesOf = (
  now: Latest,
): Pick<Grid, 'activate' | 'extendTo' | 'selectRow' | 'dragOver' | 'beginFill' | 'edit' | 'cancel'> => ({
  activate: (place) => now().selection.activate(place),
  extendTo: (head) => now().selection.extendTo({ head, across: 'cells' }),
  selectRow: (place, more) => {
    const { selection } = now()
    if (!more) selection.activate(place)
    selection.extendTo({ head: place, across: 'rows' })
  },
  dragOver: (place) => now().drag.over(place),
  beginFill: () => now().drag.beginFill(),
  edit: (place, typed) => {
    const { rows, selection, editing } = now()
    const row = rows[selection.indexOf(place.rowId)]
    if (row && editing.mayWrite(row, place.column)) selection.edit(place, typed)
  },
  cancel: () => {
    const { selection } = now()
    if (selection.place) selection.goTo(selection.place)
  },
})

/**
 * What the cells of the table need. It is made anew only when what is said about the plan changes, so that moving
 * about draws two rows again, and what another writes the row it is in.
 */
export const usePlanGrid = (props: PlanViewProps, drag = NO_DRAG): Grid => {
  const plan = usePlan(whole, sameNames)
  const lint = useLint()
  const lockStops = !useMayLock()
  const lockFor = useLockLookup()
  const others = useOthersEditing()
  const write = useWriteCell()
  const { edit } = useEdit()
  const now: Latest = useLatest({ ...props, drag })
  const { columns, titleOf } = props
  const { canEdit } = props.editing
  return useMemo(
    (): Grid => ({
      plan,
      lint,
      canEdit,
      columns,
      titleOf,
      others,
      lockStops,
      lockOf: lockFor,
      ...movesOf(now),
      commitTitle: (groupId, written, then) => {
        if (written) edit({ type: 'update', collection: 'initiatives', id: groupId, ...written })
        leaveTitle(now(), groupId, then)
      },
      commit: (row, place, written, then) => {
        if (written) {
          now().doings.keep(row.id)
          write(row, place.column, written)
        }
        leaveCell(now(), row, place, written, then)
      },
      toggle: (groupId) => now().toggle(groupId),
      open: (id) => now().open(id),
      addTo: (groupId) => {
        const { rows, selection, editing, begin } = now()
        const group = rows[selection.indexOf(groupId)]
        begin(group ? editing.addActivity(group) : null)
      },
    }),
    [plan, lint, canEdit, columns, titleOf, others, lockStops, lockFor, write, edit, now],
  )
}
