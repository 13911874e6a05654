import type { Area } from '#shared/plan/areas.ts'
import { AreaActions, type ChosenAreaActions } from './AreaActions.tsx'
import { CardActions, type ChosenActions } from './CardActions.tsx'
import { ItemActions, type ChosenItemActions } from './ItemActions.tsx'
import type { Chosen } from './useChosen.ts'

interface Props {
  board: string
  chosen: Chosen
  areas: readonly Area[]
  canEdit: boolean
  onChosen: ChosenActions
  onItems: ChosenItemActions
  onArea: ChosenAreaActions
}

/** Below a list: what can be done with the area one is at, or with what is chosen. */
export const ListBar = ({ board, chosen, areas, canEdit, onChosen, onItems, onArea }: Props) => {
  const { cards, items, activeArea } = chosen
  return (
    <div data-actions>
      {activeArea ? (
        <AreaActions area={activeArea} board={board} canEdit={canEdit} actions={onArea} />
      ) : cards.length === 0 ? (
        <ItemActions items={items} canEdit={canEdit} actions={onItems} />
      ) : (
        <CardActions cards={cards} areas={areas} canEdit={canEdit} actions={onChosen} />
      )}
    </div>
  )
}
