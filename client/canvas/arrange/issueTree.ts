import type { BoardCard } from '../cards/cardFace.ts'
import { branch, columned, type Branch } from './columned.ts'
import type { ArrangeContext } from './context.ts'
import { issueForest } from './issueForest.ts'
import { GAP, type Piece } from './piece.ts'
import { stack } from './stack.ts'
import { withRest } from './withRest.ts'

/** From root causes to the issues they lead to, the initiatives that answer them, and what these do and are measured by. */
export const issueTree = (context: ArrangeContext): Piece => {
  const tree = issueForest(context)
  const issueColumns = Math.max(0, ...tree.columns.values()) + 1
  const [initiatives, activities, others] = [issueColumns, issueColumns + 1, issueColumns + 2]
  const under = (id: string, collection: BoardCard['collection'][]) =>
    (tree.children.get(id) ?? []).filter((card) => collection.includes(card.collection))
  const stacked = (cards: readonly BoardCard[]) =>
    stack(
      cards.map((card) => card.id),
      context.sizeOf,
      columnsFor(cards.length),
    )
  const branchOf = (card: BoardCard): Branch => {
    const own = stack([card.id], context.sizeOf)
    if (card.collection === 'initiatives')
      return branch([
        { column: initiatives, piece: own },
        { column: activities, piece: stacked(under(card.id, ['activities'])) },
        { column: others, piece: stacked(under(card.id, ['indicators', 'risks'])) },
      ])
    const children = under(card.id, ['initiatives', 'issues'])
    return branch([{ column: tree.columns.get(card.id) ?? 0, piece: own }], children.map(branchOf))
  }
  const { say } = context
  const main = columned(
    tree.roots.map(branchOf),
    {
      areas: [
        { words: say('tree.rootCauses'), columns: [0] },
        { words: say('tree.issues'), columns: Array.from({ length: issueColumns - 1 }, (_, i) => i + 1) },
        { words: say('tree.initiatives'), columns: [initiatives] },
        { words: say('tree.activities'), columns: [activities] },
        { words: say('tree.others'), columns: [others] },
      ],
      count: issueColumns + 3,
      rowGap: 2 * GAP.y,
      gap: GAP.column,
      wrap: true,
      least: 0,
    },
    context,
  )
  return withRest(main, [{ words: say('tree.unlinked'), ids: tree.alone }], context)
}

/** Many under one initiative stand in several columns. */
const columnsFor = (count: number): number => (count > 12 ? 3 : count > 4 ? 2 : 1)
