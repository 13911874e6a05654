import { useTranslation } from 'react-i18next'
import { isPositive } from '#shared/plan/money.ts'
import type { InitiativeContent } from '#shared/roadmap/content.ts'
import { moneyText } from '#client/ui/moneyText.ts'
import { IllustrativeBadge } from '#client/ui/Tag.tsx'
import { ScrollBox } from '#client/ui/ScrollBox.tsx'
import { budgetTotals } from './budgetTotals.ts'
import type { Lookup } from './lookup.ts'
import classes from './table.module.css'

interface Props {
  lines: InitiativeContent['budgetLines']
  lookup: Lookup
  /** The lead has seen the gap and accepts it. */
  acknowledged: boolean
}

/** What it costs, line by line, and what nobody has committed yet. */
export const BudgetTable = ({ lines, lookup, acknowledged }: Props) => {
  const { t } = useTranslation('roadmap')
  if (lines.length === 0) return <p>{t('budget.none')}</p>
  return (
    <ScrollBox className={classes['scroll']} label={t('budget.item')}>
      <table className={`${classes['table'] ?? ''} ${classes['stack'] ?? ''}`}>
        <thead>
          <tr>
            <th scope="col">{t('budget.item')}</th>
            <th scope="col">{t('budget.year')}</th>
            <th scope="col">{t('budget.certainty')}</th>
            <th scope="col" className={classes['number']}>
              {t('budget.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines
            .toSorted((a, b) => (a.year ?? 9999) - (b.year ?? 9999))
            .map((line) => (
              <tr key={line.id}>
                <th scope="row" className={`${classes['long'] ?? ''} ${classes['wide'] ?? ''}`}>
                  {line.item || t('untitled')} {line.illustrative && <IllustrativeBadge />}
                  <div className={classes['muted']}>{lookup.fundingSource(line.fundingSourceId)}</div>
                </th>
                <td data-label={t('budget.year')}>{line.year ?? t('unknownDate')}</td>
                <td data-label={t('budget.certainty')}>{t(`certainty.${line.certainty}`)}</td>
                <td data-label={t('budget.amount')} className={classes['number']}>
                  {line.amount === null ? t('unknown') : moneyText(line.amount, line.currency)}
                </td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          {budgetTotals(lines).flatMap((total) => [
            <tr key={`${total.currency} total`}>
              <th scope="row" colSpan={3}>
                {t('budget.total')}
              </th>
              <td className={classes['number']}>{moneyText(total.total, total.currency)}</td>
            </tr>,
            isPositive(total.gap) && (
              <tr key={`${total.currency} gap`}>
                <th scope="row" colSpan={3}>
                  {t(acknowledged ? 'budget.gapSeen' : 'budget.gap')}
                </th>
                <td className={classes['number']}>{moneyText(total.gap, total.currency)}</td>
              </tr>
            ),
          ])}
        </tfoot>
      </table>
    </ScrollBox>
  )
}
