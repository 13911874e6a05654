import { useEffect, useRef, type ComponentProps } from 'react'
import type { CardCollection } from '#shared/plan/plan.ts'
import { NewCard } from './NewCard.tsx'
import { NewItem, type NewItemKind } from './NewItem.tsx'
import type { ItemKind } from './KindSelect.tsx'

interface Props extends Omit<ComponentProps<typeof NewCard>, 'chooseItem'> {
  /** A note or an area instead of a card. */
  item: NewItemKind | null
  setItem: (item: NewItemKind | null) => void
  areas: ComponentProps<typeof NewItem>['areas']
  makeItem: (words: string) => boolean
}

/** The line for new things above a list, whatever they are: the focus stays in it when another kind is chosen. */
export const NewLine = ({ item, setItem, areas, makeItem, ...card }: Props) => {
  const root = useRef<HTMLDivElement>(null)
  const fromSelect = useRef(false)
  const isCard = item === null
  const was = useRef(isCard)
  useEffect(() => {
    if (was.current === isCard) return
    was.current = isCard
    root.current?.querySelector<HTMLElement>(fromSelect.current ? 'select' : 'input')?.focus()
    fromSelect.current = false
  }, [isCard])
  const remember = () => {
    fromSelect.current = document.activeElement instanceof HTMLSelectElement
  }
  const chooseItem = (kind: ItemKind) => {
    remember()
    setItem({ kind, area: item?.area ?? null })
  }
  const chooseCard = (collection: CardCollection) => {
    remember()
    setItem(null)
    card.setKind(card.about(collection))
  }
  return (
    <div ref={root}>
      {item ? (
        <NewItem
          {...item}
          areas={areas}
          set={setItem}
          chooseCard={chooseCard}
          make={makeItem}
          leave={card.leave}
          input={card.input}
        />
      ) : (
        <NewCard {...card} chooseItem={chooseItem} />
      )}
    </div>
  )
}
