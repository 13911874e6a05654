import type { BoardCard } from '../canvas/cardFace.ts'
import type { ChosenActions } from './CardActions.tsx'
import type { ListIntent } from './listKeys.ts'
import { groupOfRow, type ListRow } from './listRows.ts'
import type { ListSelection } from './useListSelection.ts'

/** What keys of a list act on. */
export interface KeyTargets {
  /** The row that has the focus, and the card it is, if it is one. */
  row: ListRow | undefined
  card: BoardCard | undefined
  chosen: readonly BoardCard[]
  selection: ListSelection
  toggle: (groupId: string, open: boolean) => void
  onChosen: ChosenActions
  step: (move: 'undo' | 'redo') => void
  /** Begins a new card, goes to the search field, to the bar of actions. */
  begin: () => void
  find: () => void
  toActions: () => void
}

/** Does what a key asks for. */
export const actOn = (intent: Exclude<ListIntent, { type: 'letter' }>, at: KeyTargets): void => {
  const { row, card, selection, onChosen } = at
  switch (intent.type) {
    case 'go':
      return selection.choose(intent.to, intent.mode)
    case 'fold':
      return row && at.toggle(groupOfRow(row), intent.open)
    case 'toggle':
      return row && selection.choose(row.id, 'toggle')
    case 'edit':
      return card && onChosen.edit(card)
    case 'open':
      return card && onChosen.open(card)
    case 'new':
      return at.begin()
    case 'remove':
      return onChosen.remove(at.chosen.length > 0 ? at.chosen : card ? [card] : [])
    case 'all':
      return selection.selectAll()
    case 'none':
      return selection.clear()
    case 'search':
      return at.find()
    case 'actions':
      if (card && !selection.selected.has(card.id)) selection.choose(card.id, 'only')
      return at.toActions()
    case 'undo':
    case 'redo':
      return at.step(intent.type)
    case 'reorder':
      return card && onChosen.reorder(card, intent.step)
  }
}
