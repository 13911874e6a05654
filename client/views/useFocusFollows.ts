import { useEffect, type RefObject } from 'react'
import { cellName } from './cellName.ts'
import { isGroup, type PlanRow } from './planRows.ts'
import type { PlanSelection } from './usePlanSelection.ts'

/**
 * Takes the focus to where the selection wants it. A row far away is drawn only after it was scrolled to, so
 * the focus follows after the drawing that has it.
 */
export const useFocusFollows = (
  { wanted, arrived, indexOf }: PlanSelection,
  rows: readonly PlanRow[],
  box: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
): void => {
  useEffect(() => {
    const target = wanted()
    const index = target ? indexOf(target.rowId) : -1
    const row = rows[index]
    if (!target || !row) return
    const name = cellName(target.rowId, isGroup(row) ? 'text' : target.column)
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${name}"]`)
    if (!cell) return scrollTo(index)
    arrived()
    scrollTo(index)
    cell.scrollIntoView({ block: target.atTop ? 'start' : 'nearest', inline: 'nearest' })
    if (!cell.contains(document.activeElement)) cell.focus({ preventScroll: true })
  })
}
