import type { ChosenAreaActions } from './AreaActions.tsx'
import type { ChosenActions } from './CardActions.tsx'
import { isWritten, type ChosenItemActions } from './ItemActions.tsx'
import type { ListIntent } from './listKeys.ts'
import { groupOfRow, type ListRow } from './listRows.ts'
import type { Chosen } from './useChosen.ts'
import type { ListSelection } from './useListSelection.ts'

/** What keys of a list act on. */
export interface KeyTargets {
  /** The row that has the focus. */
  row: ListRow | undefined
  chosen: Chosen
  selection: ListSelection
  toggle: (groupId: string, open: boolean) => void
  onChosen: ChosenActions
  onItems: ChosenItemActions
  onArea: ChosenAreaActions
  step: (move: 'undo' | 'redo') => void
  /** Begins a new card, goes to the search field, to the bar of actions. */
  begin: () => void
  find: () => void
  toActions: () => void
}

/** Does what a key asks for. */
export const actOn = (intent: Exclude<ListIntent, { type: 'letter' }>, at: KeyTargets): void => {
  const { row, selection, onChosen } = at
  const { activeCard: card, activeItem: item, activeArea: area } = at.chosen
  switch (intent.type) {
    case 'go':
      return selection.choose(intent.to, intent.mode)
    case 'fold':
      return row && at.toggle(groupOfRow(row), intent.open)
    case 'toggle':
      return row && selection.choose(row.id, 'toggle')
    case 'edit':
      if (area) return at.onArea.name(area)
      if (item) return isWritten(item) ? at.onItems.edit(item) : undefined
      return card && onChosen.edit(card)
    case 'open':
      return card && onChosen.open(card)
    case 'new':
      return at.begin()
    case 'remove':
      return remove(at)
    case 'all':
      return selection.selectAll()
    case 'none':
      return selection.clear()
    case 'search':
      return at.find()
    case 'actions':
      if ((card || item) && row && !selection.selected.has(row.id)) selection.choose(row.id, 'only')
      return at.toActions()
    case 'undo':
    case 'redo':
      return at.step(intent.type)
    case 'reorder':
      return card && onChosen.reorder(card, intent.step)
  }
}

/** Takes away the area one is at, or what is chosen, or else what one is at. */
const remove = ({ chosen, onChosen, onItems, onArea }: KeyTargets): void => {
  const { cards, items, activeCard, activeItem, activeArea } = chosen
  if (activeArea) return onArea.remove(activeArea)
  if (items.length > 0) onItems.remove(items)
  if (cards.length > 0) onChosen.remove(cards)
  if (items.length + cards.length > 0) return
  if (activeItem) onItems.remove([activeItem])
  else onChosen.remove(activeCard ? [activeCard] : [])
}
