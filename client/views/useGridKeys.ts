import type { KeyboardEvent } from 'react'
import type { Column } from './gridColumns.ts'
import { gridIntent, isSelecting, type GridIntent, type SelectIntent } from './gridKeys.ts'
import { movedPlace, type Place } from './gridPlace.ts'
import { isGroup, type PlanRow } from './planRows.ts'
import { useEdit } from './useEdit.tsx'
import type { PlanViewProps } from './usePlanGrid.ts'

interface At {
  row: PlanRow
  place: Place
}

interface Around {
  /** Goes to the title of a column. */
  toHead: (column: Column) => void
  /** Scrolls to a row. */
  show: (index: number) => void
}

/** What selects more or less, and fills. */
const select = (
  { selection, doings, rows, columns }: PlanViewProps,
  { show }: Around,
  intent: SelectIntent,
  { place }: At,
): void => {
  const { extent, extendTo } = selection
  switch (intent.type) {
    case 'extend':
    case 'extendEdge': {
      const head = movedPlace(rows, extent?.head ?? place, intent, columns)
      extendTo({ head, across: extent?.across === 'rows' ? 'rows' : 'cells' })
      return show(selection.indexOf(head.rowId))
    }
    case 'selectAll':
      return doings.selectAll()
    case 'selectRow':
      return extendTo({ head: place, across: 'rows' })
    case 'selectColumn':
      return extendTo({ head: place, across: 'columns' })
    case 'selectNone':
      return extendTo(null)
    case 'fillDown':
      return doings.fillDown(0)
  }
}

/** The keys of the table while no cell is being edited. */
export const useGridKeys = (props: PlanViewProps, around: Around): ((event: KeyboardEvent) => void) => {
  const { editing, toggle, open, begin, closed, rows, columns, selection: focus, doings } = props
  const { undo, redo } = useEdit()

  const move = (intent: Extract<GridIntent, { type: 'move' | 'edge' }>, { place }: At) => {
    const isTop = intent.type === 'move' && intent.rows === -1 && focus.indexOf(place.rowId) === 0
    if (isTop) around.toHead(place.column)
    else focus.goTo(movedPlace(rows, place, intent, columns))
  }
  const act = (intent: GridIntent, at: At): void => {
    const { row, place } = at
    if (isSelecting(intent)) return select(props, around, intent, at)
    switch (intent.type) {
      case 'move':
      case 'edge':
        return move(intent, at)
      case 'edit':
        return editing.mayWrite(row, place.column) ? focus.edit(place, intent.typed) : undefined
      case 'expand':
        return closed.has(row.id) === intent.open ? toggle(row.id) : undefined
      case 'open':
        return row.kind === 'initiative' ? open(row.id) : toggle(row.id)
      case 'addBelow':
        return begin(editing.addActivity(row))
      case 'removeRow':
        return focus.extent ? doings.removeRows() : editing.remove(row)
      case 'clear':
        if (focus.extent) return doings.clear()
        return isGroup(row) ? undefined : editing.clear(row, place.column)
      case 'undo':
        return undo()
      case 'redo':
        return redo()
    }
  }
  return (event) => {
    const { place, row } = focus
    if (focus.typed !== undefined || !place || !row || event.nativeEvent.isComposing) return
    const onButton = event.target instanceof HTMLElement && event.target.closest('button') !== null
    const intent = onButton ? null : gridIntent(event, { header: isGroup(row), column: place.column })
    if (!intent) return
    event.preventDefault()
    act(intent, { row, place })
  }
}
