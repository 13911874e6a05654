import type { Plan } from '#shared/plan/plan.ts'
import { planRowsOf } from '#shared/plan/select.ts'
import { cardsOf, type BoardCard } from '../canvas/cardFace.ts'

/** A board's cards as the list has them: activities initiative by initiative, as in the table, and loose ones last. */
export const cardsInOrder = (plan: Plan, board: string): BoardCard[] => {
  const cards = cardsOf(plan, board)
  const activities = new Map(
    cards.flatMap((card) => (card.collection === 'activities' ? [[card.id, card] as const] : [])),
  )
  const inRows = cards.flatMap((card) =>
    card.collection === 'initiatives'
      ? planRowsOf(plan, card.id).flatMap((row) => row.activities.map(({ id }) => id))
      : [],
  )
  const placed = inRows.flatMap((id) => activities.get(id) ?? [])
  const known = new Set(inRows)
  const others = cards.filter(({ collection }) => collection !== 'activities')
  return [...others, ...placed, ...[...activities.values()].filter(({ id }) => !known.has(id))]
}
