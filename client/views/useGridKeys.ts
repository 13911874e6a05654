import type { KeyboardEvent } from 'react'
import { gridIntent, type GridIntent } from './gridKeys.ts'
import { movedPlace, type Place } from './gridPlace.ts'
import { isGroup, type PlanRow } from './planRows.ts'
import { useEdit } from './useEdit.tsx'
import type { PlanViewProps } from './usePlanGrid.ts'

interface At {
  row: PlanRow
  place: Place
}

/** The keys of the table while no cell is being edited. */
export const useGridKeys = (props: PlanViewProps): ((event: KeyboardEvent) => void) => {
  const { editing, toggle, open, begin, closed, rows, selection: focus } = props
  const { undo, redo } = useEdit()

  const edit = ({ row, place }: At, typed: string | null) => {
    if (editing.mayWrite(row, place.column)) focus.edit(place, typed)
  }
  const act = (intent: GridIntent, at: At): void => {
    const { row, place } = at
    switch (intent.type) {
      case 'move':
      case 'edge':
        return focus.goTo(movedPlace(rows, place, intent))
      case 'edit':
        return edit(at, intent.typed)
      case 'expand':
        return closed.has(row.id) === intent.open ? toggle(row.id) : undefined
      case 'open':
        return row.kind === 'initiative' ? open(row.id) : toggle(row.id)
      case 'addBelow':
        return begin(editing.addActivity(row))
      case 'removeRow':
        return editing.remove(row)
      case 'clear':
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
