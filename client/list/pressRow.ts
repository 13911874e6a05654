import type { MouseEvent } from 'react'
import { groupOfRow, type ListRow } from './listRows.ts'
import type { ListSelection } from './useListSelection.ts'

interface Targets extends Pick<ListSelection, 'choose'> {
  toggle: (groupId: string, open: boolean) => void
}

/** A press on a row: a group folds, a card is chosen, with Ctrl beside others and with Shift up to there. */
export const pressRow = (
  rows: readonly ListRow[],
  id: string,
  event: MouseEvent,
  { toggle, choose }: Targets,
): void => {
  const row = rows.find((one) => one.id === id)
  if (!row || event.target instanceof HTMLTextAreaElement) return
  if (row.type === 'group') {
    toggle(groupOfRow(row), !row.open)
    return choose(id, 'move')
  }
  choose(id, event.ctrlKey || event.metaKey ? 'toggle' : event.shiftKey ? 'extend' : 'only')
}
