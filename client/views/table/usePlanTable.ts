import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useMemo, useState } from 'react'
import { useConnection } from '#client/plan/hooks.ts'
import { COLUMNS, type Column } from '../gridColumns.ts'
import { useClosedGroups } from '../useClosedGroups.ts'
import { useOpenEntity } from '../useOpenEntity.ts'
import { usePlanEditing } from '../usePlanEditing.ts'
import type { PlanViewProps } from '../usePlanGrid.ts'
import { usePlanSelection } from '../usePlanSelection.ts'
import type { Asked } from './asked.ts'
import { rangeOf } from './cellRange.ts'
import { isFiltered, nextSort } from './tableView.ts'
import { useArrangedRows, useRoomRows, type ArrangedRows } from './useArrangedRows.ts'
import { useCellDoings } from './useCellDoings.ts'
import { useColumnTitle } from './useColumnTitle.ts'
import { useFactsOf } from './useFactsOf.ts'
import { useKeptRows } from './useKeptRows.ts'
import { useTableView, type ViewInHand } from './useTableView.ts'

/** On a phone the table becomes cards. */
const PHONE = '(max-width: 40em)'

/** The table of a room, or of all where it is null, with all that can be done in it. */
export interface PlanTableModel {
  inHand: ViewInHand
  arranged: ArrangedRows
  /** What the table and the cards are given. */
  props: PlanViewProps
  drawer: ReturnType<typeof useOpenEntity>
  asked: Asked | null
  ask: (asked: Asked | null) => void
  reveal: (rowId: string) => void
  phone: boolean
  loading: boolean
}

export const usePlanTable = (room: string | null): PlanTableModel => {
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false })
  const inHand = useTableView(room)
  const { view, change } = inHand
  const titleOf = useColumnTitle()
  const columns = useMemo((): readonly Column[] => [...COLUMNS, ...view.columns], [view.columns])
  const facts = useFactsOf(view.sort ? [...columns, view.sort.column] : columns, room)
  const loading = useConnection().kind === 'loading' && facts.plan.workstreams.size === 0
  const editing = usePlanEditing(room, titleOf)
  const rooms = useRoomRows(facts.plan, room)
  const { closed, toggle, reveal: unfold } = useClosedGroups(rooms)
  const { kept, keep } = useKeptRows(view)
  const arranged = useArrangedRows({ rooms, facts, view, closed, kept })
  const { rows } = arranged
  const selection = usePlanSelection(rows, columns)
  const { place, extent, indexOf } = selection
  const range = useMemo(
    () => rangeOf(rows.length, indexOf, columns, place, extent),
    [rows.length, indexOf, columns, place, extent],
  )
  const [asked, ask] = useState<Asked | null>(null)
  const { canEdit } = editing
  const doings = useCellDoings({ rows, columns, titleOf, selection, range, facts, canEdit, keep, ask })
  const drawer = useOpenEntity()
  const sortBy = useCallback(
    (column: Column) => change(({ sort }) => ({ sort: nextSort(sort, column) })),
    [change],
  )
  const reveal = (rowId: string) => {
    keep([rowId])
    unfold(rowId)
  }
  const begin = (rowId: string | null) => {
    if (rowId === null) return
    reveal(rowId)
    selection.edit({ rowId, column: 'text' }, null)
  }
  const props: PlanViewProps = {
    columns,
    titleOf,
    rows,
    facts,
    sortBy,
    range,
    selection,
    editing,
    doings,
    closed,
    toggle,
    begin,
    sort: view.sort,
    grouping: view.group,
    filter: view.filter,
    hasRooms: room === null,
    isPlain: view.group === 'initiative' && view.sort === null && !isFiltered(view.filter),
    open: drawer.openById,
  }
  return { inHand, arranged, props, drawer, asked, ask, reveal, phone, loading }
}
