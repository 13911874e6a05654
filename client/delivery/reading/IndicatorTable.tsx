import { useTranslation } from 'react-i18next'
import type { InitiativeContent } from '#shared/roadmap/content.ts'
import { dayText } from '#client/ui/dateText.ts'
import { decimalText } from '#client/ui/moneyText.ts'
import { IllustrativeBadge } from '#client/ui/Tag.tsx'
import { ScrollBox } from '#client/ui/ScrollBox.tsx'
import type { Lookup } from './lookup.ts'
import { targetText } from './targetText.ts'
import classes from './table.module.css'

type Indicator = InitiativeContent['indicators'][number]
type Point = InitiativeContent['trajectoryPoints'][number]

/** How success is measured: where it stood, and where it should stand by when. */
export const IndicatorTable = ({ content, lookup }: { content: InitiativeContent; lookup: Lookup }) => {
  const { t } = useTranslation('roadmap')
  if (content.indicators.length === 0) return <p>{t('noIndicators')}</p>
  return (
    <ScrollBox className={classes['scroll']} label={t('columns.indicator')}>
      <table className={`${classes['table'] ?? ''} ${classes['stack'] ?? ''}`}>
        <thead>
          <tr>
            <th scope="col">{t('columns.indicator')}</th>
            <th scope="col">{t('columns.baseline')}</th>
            <th scope="col">{t('columns.targets')}</th>
            <th scope="col">{t('columns.owner')}</th>
          </tr>
        </thead>
        <tbody>
          {content.indicators.map((indicator) => (
            <tr key={indicator.id}>
              <th scope="row" className={`${classes['long'] ?? ''} ${classes['wide'] ?? ''}`}>
                {indicator.name || t('untitled')}{' '}
                {indicator.valueChain && (
                  <span className={classes['muted']}>{t(`valueChain.${indicator.valueChain}`)}</span>
                )}{' '}
                {indicator.illustrative && <IllustrativeBadge />}
              </th>
              <td data-label={t('columns.baseline')}>
                <Baseline indicator={indicator} lookup={lookup} />
              </td>
              <td data-label={t('columns.targets')}>
                <Targets
                  indicator={indicator}
                  points={content.trajectoryPoints.filter((p) => p.indicatorId === indicator.id)}
                />
              </td>
              <td data-label={t('columns.owner')}>
                {lookup.organisation(indicator.ownerOrgId) || t('none')}
                {indicator.frequency && (
                  <div className={classes['muted']}>{t(`frequency.${indicator.frequency}`)}</div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

const Baseline = ({ indicator, lookup }: { indicator: Indicator; lookup: Lookup }) => {
  const { t } = useTranslation('roadmap')
  if (indicator.baselineValue === null) {
    const { dataRequestOwnerId, dataRequestDue } = indicator
    if (dataRequestOwnerId === null || dataRequestDue === null) return t('noBaseline')
    return t('dataRequested', {
      owner: lookup.organisation(dataRequestOwnerId),
      date: dayText(dataRequestDue),
    })
  }
  return (
    <>
      {decimalText(indicator.baselineValue)} {indicator.unit}
      <div className={classes['muted']}>
        {[indicator.baselineDate && dayText(indicator.baselineDate), indicator.baselineSource]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </>
  )
}

const byDate = (a: Point, b: Point): number => ((a.date ?? '') < (b.date ?? '') ? -1 : 1)

const Targets = ({ indicator, points }: { indicator: Indicator; points: Point[] }) => {
  const { t } = useTranslation('roadmap')
  if (points.length === 0) return t('noTarget')
  return points.toSorted(byDate).map((point) => (
    <div key={point.id} style={{ fontWeight: point.kind === 'final' ? 600 : 400 }}>
      {targetText(t, indicator, point)} {point.illustrative && <IllustrativeBadge />}
    </div>
  ))
}
