import type { LiveLab } from './liveLab.ts'

/** Where a selection was made; whoever made it does not follow it. */
export type SelectionSide = 'canvas' | 'list' | 'address'

/** What is selected of a board's cards, in whichever of its views. */
export interface BoardSelection {
  /** Ids of entities, in the order they were chosen. */
  ids: readonly string[]
  by: SelectionSide
  /** The one to bring into view, or null where nothing is to move. */
  reveal: string | null
}

export interface BoardSelectionStore {
  get: () => BoardSelection
  /** Tells nobody when the same cards are selected already and none is to be brought into view. */
  set: (next: BoardSelection) => void
  subscribe: (listener: (selection: BoardSelection) => void) => () => void
}

const stores = new WeakMap<LiveLab, Map<string, BoardSelectionStore>>()

/** The one selection of a board, shared by the views of it that are open beside each other. */
export const boardSelectionOf = (lab: LiveLab, board: string): BoardSelectionStore => {
  const ofLab = stores.get(lab) ?? new Map<string, BoardSelectionStore>()
  stores.set(lab, ofLab)
  const known = ofLab.get(board) ?? createBoardSelection()
  ofLab.set(board, known)
  return known
}

export const createBoardSelection = (): BoardSelectionStore => {
  const listeners = new Set<(selection: BoardSelection) => void>()
  let current: BoardSelection = { ids: [], by: 'list', reveal: null }
  return {
    get: () => current,
    set: (next) => {
      if (next.reveal === null && sameIds(next.ids, current.ids)) return
      current = next
      for (const listener of listeners) listener(next)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))
