import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { bandOf } from './bandOf.ts'
import classes from './register.module.css'
import type { RiskRow } from './registerRows.ts'
import type { Cell } from './useRegisterAddress.ts'

const STEPS = [1, 2, 3, 4, 5] as const

interface Props {
  rows: readonly RiskRow[]
  cell: Cell | null
  choose: (cell: Cell | null) => void
}

/** Beside the tools of the list; on a phone behind a line, so that the list is near. */
export const HeatGrid = (props: Props) => {
  const { t } = useTranslation('register')
  if (!useNarrow()) return <Grid {...props} titled />
  return (
    <details className={classes['folded']} open={props.cell !== null}>
      <summary>{t('heat.title')}</summary>
      <Grid {...props} titled={false} />
    </details>
  )
}

/** How many open risks are how likely and how grave: the numbers tell it, the colours follow. */
const Grid = ({ rows, cell, choose, titled }: Props & { titled: boolean }) => {
  const { t } = useTranslation('register')
  const open = rows.filter((row) => row.state === 'open')
  const unjudged = open.filter((row) => row.weight === null).length
  return (
    <figure className={classes['heat']}>
      <table className={classes['grid']}>
        <caption className={titled ? undefined : 'visually-hidden'}>{t('heat.title')}</caption>
        <thead>
          <tr>
            <td rowSpan={2} colSpan={2}>
              <span className="visually-hidden">{t('heat.corner')}</span>
            </td>
            <td colSpan={STEPS.length} className={classes['axis']} aria-hidden>
              {t('heat.impact')}
            </td>
          </tr>
          <tr>
            {STEPS.map((impact) => (
              <th key={impact} scope="col">
                <span className="visually-hidden">{t('heat.impact')} </span>
                {impact}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {STEPS.toReversed().map((likelihood) => (
            <tr key={likelihood}>
              {likelihood === STEPS.length && (
                <td rowSpan={STEPS.length} className={classes['axis']} aria-hidden>
                  <span>{t('heat.likelihood')}</span>
                </td>
              )}
              <th scope="row">
                <span className="visually-hidden">{t('heat.likelihood')} </span>
                {likelihood}
              </th>
              {STEPS.map((impact) => {
                const count = open.filter(
                  ({ risk }) => risk.likelihood === likelihood && risk.impact === impact,
                ).length
                const chosen = cell?.likelihood === likelihood && cell.impact === impact
                return (
                  <td key={impact}>
                    <UnstyledButton
                      className={classes['heatCell'] ?? ''}
                      data-weight={bandOf(likelihood * impact)}
                      data-empty={count === 0 || undefined}
                      aria-pressed={chosen}
                      aria-label={t('heat.cell', { likelihood, impact, count })}
                      onClick={() => choose(chosen ? null : { likelihood, impact })}
                    >
                      {count || '·'}
                    </UnstyledButton>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption className={classes['axes']}>
        {t('heat.axes')}
        {unjudged > 0 && <> {t('heat.unjudged', { count: unjudged })}</>}
      </figcaption>
    </figure>
  )
}
