import { useMemo, useSyncExternalStore } from 'react'
import { boardSelectionOf, type BoardSelection, type BoardSelectionStore } from '../plan/boardSelection.ts'
import { useLiveLab } from '../plan/hooks.ts'

/** What is selected on a board, and the way to select something else. */
export const useBoardSelection = (board: string): [BoardSelection, BoardSelectionStore] => {
  const lab = useLiveLab()
  const store = useMemo(() => boardSelectionOf(lab, board), [lab, board])
  return [useSyncExternalStore(store.subscribe, store.get), store]
}
