import { subtractMoney, sumMoney } from '#shared/plan/money.ts'
import type { RoadmapEntity } from '#shared/roadmap/schema.ts'

type Line = Pick<RoadmapEntity<'budgetLines'>, 'amount' | 'currency' | 'certainty'>

/** R7: total, committed and the gap between them, one a currency. */
export const budgetTotals = (lines: readonly Line[]) =>
  [...Map.groupBy(lines, (line) => line.currency)].map(([currency, of]) => {
    const secured = of.filter((l) => l.certainty === 'committed' || l.certainty === 'disbursed')
    const total = sumMoney(of.map((l) => l.amount))
    const committed = sumMoney(secured.map((l) => l.amount))
    return { currency, total, committed, gap: subtractMoney(total, committed) }
  })
