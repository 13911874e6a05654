import type { BudgetLine, Plan } from './plan.ts'
import { subtractMoney, sumMoney } from './money.ts'
import { budgetLinesOf } from './select.ts'

/** R7: what an initiative costs in one currency; the gap is what nobody has committed, never hidden. */
export interface BudgetTotal {
  currency: string
  total: string
  committed: string
  gap: string
  byYear: { year: number | null; amount: string }[]
}

export const budgetOf = (plan: Plan, initiativeId: string): BudgetTotal[] => {
  const byCurrency = Map.groupBy(budgetLinesOf(plan, initiativeId), (line) => line.currency)
  return [...byCurrency]
    .map(([currency, lines]) => totalOf(currency, lines))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}

const totalOf = (currency: string, lines: readonly BudgetLine[]): BudgetTotal => {
  const total = sumMoney(lines.map((l) => l.amount))
  const secured = lines.filter((l) => l.certainty === 'committed' || l.certainty === 'disbursed')
  const committed = sumMoney(secured.map((l) => l.amount))
  const years = [...Map.groupBy(lines, (l) => l.year)].toSorted(([a], [b]) => (a ?? 9999) - (b ?? 9999))
  const byYear = years.map(([year, of]) => ({ year, amount: sumMoney(of.map((l) => l.amount)) }))
  return { currency, total, committed, gap: subtractMoney(total, committed), byYear }
}
