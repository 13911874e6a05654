import type { Plan } from '#shared/plan/plan.ts'
import { boardOf } from '#shared/plan/select.ts'

/** Those of the same room as an entity first; among the near and the far each stays as it stood. */
export const nearFirst = <T extends { id: string }>(plan: Plan, id: string, cards: readonly T[]): T[] => {
  const room = boardOf(plan, id)
  const { near = [], far = [] } = Object.groupBy(cards, (card) =>
    boardOf(plan, card.id) === room ? 'near' : 'far',
  )
  return [...near, ...far]
}
