import { live, liveOf } from '#shared/plan/select.ts'
import type { BoardCard } from '../cards/cardFace.ts'
import { columned, leastWidth, row, type Branch } from './columned.ts'
import type { ArrangeContext } from './context.ts'
import { beside, GAP, type Piece } from './piece.ts'
import { stack } from './stack.ts'
import { withRest } from './withRest.ts'

const CHAIN = ['input', 'activity', 'output', 'outcome', 'impact'] as const
type Step = (typeof CHAIN)[number]

/** From inputs over what is done to outputs, outcomes and impact: a row for each initiative with what measures it. */
export const deliveryChain = (context: ArrangeContext): Piece => {
  const { plan, cards, say } = context
  const known = new Map(cards.map((card) => [card.id, card]))
  const steps = new Map(cards.map((card) => [card.id, stepOf(context, card)]))
  const measured = new Map<string, string>()
  for (const { kind, fromId, toId } of live(plan, 'links'))
    if (
      kind === 'measures' &&
      known.get(toId)?.collection === 'initiatives' &&
      isFirst(context, measured, fromId, toId)
    )
      measured.set(fromId, toId)
  const rowOf = (card: BoardCard): string => {
    if (card.collection === 'initiatives') return card.id
    const initiative = card.collection === 'activities' ? card.under : measured.get(card.id)
    return initiative !== null && initiative !== undefined && known.has(initiative) ? initiative : LOOSE
  }
  const rows = Map.groupBy(
    cards.filter((card) => steps.get(card.id) !== null),
    rowOf,
  )
  const cellOf = (inRow: readonly BoardCard[], step: Step): Piece => {
    const own = inRow.filter((card) => steps.get(card.id) === step).map((card) => card.id)
    const heads = own.filter((id) => known.get(id)?.collection === 'initiatives')
    const rest = own.filter((id) => !heads.includes(id))
    return beside([stack(heads, context.sizeOf), stack(rest, context.sizeOf, rest.length > 4 ? 2 : 1)], GAP.x)
  }
  const rowBranch = (inRow: readonly BoardCard[]): Branch =>
    row(CHAIN.map((step, column) => ({ column, piece: cellOf(inRow, step) })))
  const loose = rows.get(LOOSE) ?? []
  const main = columned(
    [...[...rows].filter(([key]) => key !== LOOSE).map(([, inRow]) => rowBranch(inRow)), rowBranch(loose)],
    {
      areas: CHAIN.map((step, column) => ({ words: say(`chain.${step}`), columns: [column] })),
      count: CHAIN.length,
      rowGap: 2 * GAP.y,
      gap: GAP.column,
      wrap: true,
      least: leastWidth(context.head),
    },
    context,
  )
  const out = cards.filter((card) => steps.get(card.id) === null)
  const idsOf = (indicator: boolean) =>
    out.filter((card) => (card.collection === 'indicators') === indicator).map((card) => card.id)
  return withRest(
    main,
    [
      { words: say('chain.unplaced'), ids: idsOf(true) },
      { words: say('chain.others'), ids: idsOf(false) },
    ],
    context,
  )
}

const LOOSE = ''

/** An indicator of several initiatives stands with the first of the plan. */
const isFirst = (
  { cards }: ArrangeContext,
  so: ReadonlyMap<string, string>,
  from: string,
  to: string,
): boolean => {
  const held = so.get(from)
  if (held === undefined) return true
  const at = (id: string) => cards.findIndex((card) => card.id === id)
  return at(to) < at(held)
}

const stepOf = ({ plan }: ArrangeContext, { id, collection }: BoardCard): Step | null => {
  if (collection === 'initiatives' || collection === 'activities') return 'activity'
  return collection === 'indicators' ? (liveOf(plan, 'indicators', id)?.valueChain ?? null) : null
}
