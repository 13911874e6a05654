import type { KeyboardEvent } from 'react'
import type { Column } from './gridColumns.ts'
import { gridIntent, type GridIntent } from './gridKeys.ts'
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

/** The keys of the table while no cell is being edited. */
export const useGridKeys = (props: PlanViewProps, around: Around): ((event: KeyboardEvent) => void) => {
  const { editing, toggle, open, begin, closed, rows, columns, selection: focus, doings } = props
  const { undo, redo } = useEdit()

  const edit = ({ row, place }: At, typed: string | null) => {
    if (editing.mayWrite(row, place.column)) focus.edit(place, typed)
  }
  const move = (intent: Extract<GridIntent, { type: 'move' | 'edge' }>, { place }: At) => {
    const isTop = intent.type === 'move' && intent.rows === -1 && focus.indexOf(place.rowId) === 0
    if (isTop) around.toHead(place.column)
    else focus.goTo(movedPlace(rows, place, intent, columns))
  }
  const extend = (intent: Extract<GridIntent, { type: 'extend' | 'extendEdge' }>, { place }: At) => {
    const from = focus.extent?.head ?? place
    const head = movedPlace(rows, from, intent, columns)
    focus.extendTo({ head, across: focus.extent?.across === 'rows' ? 'rows' : 'cells' })
    around.show(focus.indexOf(head.rowId))
  }
  const act = (intent: GridIntent, at: At): void => {
    const { row, place } = at
    const many = focus.extent !== null
    switch (intent.type) {
      case 'move':
      case 'edge':
        return move(intent, at)
      case 'extend':
      case 'extendEdge':
        return extend(intent, at)
      case 'selectAll':
        return doings.selectAll()
      case 'selectRow':
        return focus.extendTo({ head: place, across: 'rows' })
      case 'selectColumn':
        return focus.extendTo({ head: place, across: 'columns' })
      case 'selectNone':
        return focus.extendTo(null)
      case 'fillDown':
        return doings.fillDown(0)
      case 'edit':
        return edit(at, intent.typed)
      case 'expand':
        return closed.has(row.id) === intent.open ? toggle(row.id) : undefined
      case 'open':
        return row.kind === 'initiative' ? open(row.id) : toggle(row.id)
      case 'addBelow':
        return begin(editing.addActivity(row))
      case 'removeRow':
        return many ? doings.removeRows() : editing.remove(row)
      case 'clear':
        if (many) return doings.clear()
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
