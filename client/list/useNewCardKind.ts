import { useState } from 'react'
import type { CardCollection } from '#shared/plan/plan.ts'
import { relatedTo } from '../canvas/making/relatedTo.ts'
import { useLiveLab } from '../plan/hooks.ts'
import type { NewCardKind } from './NewCard.tsx'
import type { ListActions } from './useListActions.ts'
import type { ListSelection } from './useListSelection.ts'

interface Choice {
  kind: NewCardKind
  setKind: (kind: NewCardKind) => void
  /** A kind, with the selected card where such a card can be part of it, answer, measure or threaten it. */
  about: (collection: CardCollection) => NewCardKind
  /** Makes one, which is then the selected one; the next is related as it is. False where it was refused. */
  make: (words: string) => boolean
}

/** The kind of the next card, and the card it is related to: the selected one, as on the canvas. */
export const useNewCardKind = ({ selected, reveal }: ListSelection, makeOne: ListActions['make']): Choice => {
  const { store } = useLiveLab()
  const only = selected.size === 1 ? ([...selected][0] ?? null) : null
  const [seen, setSeen] = useState(only)
  const about = (collection: CardCollection): NewCardKind => ({
    collection,
    under: relatedTo(store.get().plan, collection, only),
  })
  const [kind, setKind] = useState<NewCardKind>(() => about('issues'))
  if (only !== seen) {
    setSeen(only)
    setKind(about(kind.collection))
  }
  const make = (words: string): boolean => {
    const id = makeOne({ ...kind, words })
    if (id === null) return false
    setSeen(id)
    reveal(id)
    return true
  }
  return { kind, setKind, about, make }
}
