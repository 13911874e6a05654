import { useState } from 'react'
import type { Area } from '#shared/plan/areas.ts'
import type { BoardCard } from '../canvas/cards/cardFace.ts'
import { noticeRefused } from '../canvas/notices.tsx'
import type { ChosenActions } from './CardActions.tsx'
import type { NewCardKind } from './NewCard.tsx'
import type { ListActions } from './useListActions.ts'
import type { ListSelection } from './useListSelection.ts'
import { useUpdateWords } from './useUpdateWords.ts'
import type { WordsDone } from './WordsField.tsx'

interface Options {
  actions: ListActions
  cards: readonly BoardCard[]
  areas: readonly Area[]
  selection: ListSelection
  open: (id: string) => void
  show: (id: string) => void
  /** Goes to the line for new cards. */
  write: (kind: NewCardKind) => void
}

export interface CardDoings {
  onChosen: ChosenActions
  /** The card whose words are being written, and the one whose relations are shown. */
  editing: string | null
  setEditing: (id: string | null) => void
  /** Ends the writing of a card's words; the focus goes back to its row unless it stays where it went. */
  done: WordsDone
  relating: string | null
  /** Closes the relations: the focus goes back to the list, to another card where one is named. */
  endRelating: (goTo?: string) => void
}

/** What one does to cards from a list, whether by key or from the bar below it. */
export const useCardDoings = (options: Options): CardDoings => {
  const { actions, cards, areas, selection, open, show, write } = options
  const [editing, setEditing] = useState<string | null>(null)
  const update = useUpdateWords()
  const [relating, setRelating] = useState<string | null>(null)
  const { choose, active } = selection
  const back = () => active !== null && choose(active, 'move')
  const ifOpen = (work: () => void) =>
    actions.canEdit ? work() : noticeRefused({ code: 'readOnly', params: {} })
  const onChosen: ChosenActions = {
    edit: (card) => {
      if (!actions.mayWrite(card)) return
      choose(card.id, 'only')
      setEditing(card.id)
    },
    open: (card) => open(card.id),
    relate: (card) => setRelating(card.id),
    reorder: (card, step) => ifOpen(() => actions.reorder(cards, card, step)),
    addTo: (card) => write({ collection: 'activities', under: card.id }),
    moveTo: (moved, area) => {
      actions.moveTo(areas, moved, area)
      back()
    },
    remove: (gone) =>
      ifOpen(() => {
        actions.remove(gone)
        back()
      }),
    show: (card) => show(card.id),
    clear: () => {
      selection.clear()
      back()
    },
  }
  const endRelating = (goTo?: string) => {
    setRelating(null)
    if (goTo === undefined) back()
    else choose(goTo, 'only')
  }
  const done: CardDoings['done'] = (card, words, after) => {
    setEditing(null)
    update(card, words)
    if (after !== 'stay') choose(card.id, 'move')
  }
  return { onChosen, editing, setEditing, done, relating, endRelating }
}
