import { useMemo } from 'react'
import type { Area } from '#shared/plan/areas.ts'
import type { BoardCard } from '../canvas/cards/cardFace.ts'
import type { ListedItem } from './listedItems.ts'
import { groupRowId } from './listRows.ts'
import type { ListModel } from './useListModel.ts'
import type { ListSelection } from './useListSelection.ts'

/** The cards and drawings that are selected, and what the row that has the focus is. */
export interface Chosen {
  cards: readonly BoardCard[]
  items: readonly ListedItem[]
  activeCard: BoardCard | undefined
  activeItem: ListedItem | undefined
  activeArea: Area | undefined
}

export const useChosen = (
  { cards, items, areas }: ListModel,
  { active, selected }: Pick<ListSelection, 'active' | 'selected'>,
): Chosen => ({
  cards: useMemo(() => cards.filter(({ id }) => selected.has(id)), [cards, selected]),
  items: useMemo(() => items.filter(({ id }) => selected.has(id)), [items, selected]),
  activeCard: cards.find(({ id }) => id === active),
  activeItem: items.find(({ id }) => id === active),
  activeArea: areas.find(({ id }) => groupRowId(id) === active),
})
