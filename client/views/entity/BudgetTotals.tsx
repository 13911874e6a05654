import { useTranslation } from 'react-i18next'
import { budgetOf } from '#shared/plan/budget.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { moneyText } from '#client/ui/moneyText.ts'
import classes from './entity.module.css'

/** What an initiative costs and how much of it nobody has committed; the gap is never hidden. */
export const BudgetTotals = ({ plan, initiativeId }: { plan: Plan; initiativeId: string }) => {
  const { t } = useTranslation('plan')
  return budgetOf(plan, initiativeId).map(({ currency, total, committed, gap }) => (
    <p key={currency} className={classes['none']}>
      {t('entity.budget', {
        total: moneyText(total, currency),
        committed: moneyText(committed, currency),
        gap: moneyText(gap, currency),
      })}
    </p>
  ))
}
