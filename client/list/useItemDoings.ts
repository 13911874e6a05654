import { useState, type RefObject } from 'react'
import type { Area } from '#shared/plan/areas.ts'
import type { ChosenAreaActions } from './AreaActions.tsx'
import { OUTSIDE } from './areaEdits.ts'
import { isWritten, type ChosenItemActions } from './ItemActions.tsx'
import type { ListedItem } from './listedItems.ts'
import { groupRowId, type Grouping } from './listRows.ts'
import type { NewItemKind } from './NewItem.tsx'
import { useAreaDoings } from './useAreaDoings.ts'
import { useItemEdits } from './useItemEdits.ts'
import type { ListActions } from './useListActions.ts'
import type { ListModel } from './useListModel.ts'
import type { ListSelection } from './useListSelection.ts'
import type { ItemDone } from './WordsInput.tsx'

interface Options {
  board: string
  actions: ListActions
  model: ListModel
  selection: ListSelection
  input: RefObject<HTMLInputElement | null>
  setEditing: (id: string | null) => void
  setGrouping: (grouping: Grouping) => void
  show: (id: string) => void
}

export interface ItemDoings {
  onItems: ChosenItemActions
  onArea: ChosenAreaActions
  onItemDone: ItemDone
  /** What the line for new things makes instead of cards. */
  newItem: NewItemKind | null
  setNewItem: (next: NewItemKind | null) => void
  make: (words: string) => boolean
  /** Begins a note where the active row is, if that is an area or a note; false where it is neither. */
  beginAt: (area: Area | undefined, item: ListedItem | undefined) => boolean
}

/** What one does to notes, other drawings and areas from a list, whether by key or from the bar below it. */
export const useItemDoings = (options: Options): ItemDoings => {
  const { board, actions, model, selection, input, setEditing, setGrouping } = options
  const edits = useItemEdits(board, actions)
  const [newItem, setNewItem] = useState<NewItemKind | null>(null)
  const { choose, active } = selection
  const back = () => active !== null && choose(active, 'move')

  const write = (next: NewItemKind) => {
    setNewItem(next)
    input.current?.focus()
  }
  const onItems: ChosenItemActions = {
    edit: (item) => {
      if (!isWritten(item) || !edits.mayWrite(item)) return
      choose(item.id, 'only')
      setEditing(item.id)
    },
    toCards: (items, collection) => {
      const [first] = edits.toCards(items, collection)
      if (first !== undefined) choose(first, 'only')
    },
    remove: (items) => {
      edits.remove(items)
      back()
    },
    show: ({ id }) => options.show(id),
  }
  const onArea = useAreaDoings(edits, back, (area) => write({ kind: 'note', area: area.id }))
  return {
    onItems,
    onArea,
    newItem,
    setNewItem,
    onItemDone: (item, words, after) => {
      setEditing(null)
      if (words !== null) edits.write(item, words)
      if (after !== 'stay') choose(item.id, 'move')
    },
    make: (words) => {
      if (newItem?.kind === 'area') {
        const id = edits.makeArea(words)
        if (id === null) return false
        setGrouping('area')
        selection.see(groupRowId(id))
        return true
      }
      const id = edits.makeNote(words, newItem?.area ?? null)
      if (id !== null) selection.reveal(id)
      return id !== null
    },
    beginAt: (area, item) => {
      const group = item && model.groupOf(item.id)
      const within = area?.id ?? (model.areas.some(({ id }) => id === group) ? group : undefined)
      if (!area && item?.sort !== 'note') return false
      write({ kind: 'note', area: within === OUTSIDE ? null : (within ?? null) })
      return true
    },
  }
}
