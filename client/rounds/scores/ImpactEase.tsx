import { useTranslation } from 'react-i18next'
import { HIGHEST_SCORE, type ScoresResult } from '#shared/rounds/scores.ts'
import classes from '../rounds.module.css'

const SIDE = 320
const EDGE = 34
const place = (mean: number): number => EDGE + (mean / HIGHEST_SCORE) * (SIDE - 2 * EDGE)

/** Impact upwards, ease to the right, each initiative by its rank; the table above says the same in numbers. */
export const ImpactEase = ({ result: { criteria, rows } }: { result: ScoresResult }) => {
  const { t } = useTranslation('rounds')
  const of = (id: string) => criteria.find((one) => one.id === id)
  const [impact, ease] = [of('impact'), of('ease')]
  if (!impact || !ease) return null
  const spots = rows.flatMap(({ initiativeId, label, means }, at) => {
    const mean = (id: string) => means.find(({ criterionId }) => criterionId === id)?.mean
    const [up, right] = [mean('impact'), mean('ease')]
    return up === undefined || right === undefined ? [] : [{ initiativeId, label, rank: at + 1, up, right }]
  })
  return (
    <figure className={classes['grid']}>
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={t('scores.grid')}>
        <rect
          x={EDGE}
          y={EDGE}
          width={SIDE - 2 * EDGE}
          height={SIDE - 2 * EDGE}
          className={classes['field']}
        />
        <path
          d={`M${SIDE / 2} ${EDGE}V${SIDE - EDGE}M${EDGE} ${SIDE / 2}H${SIDE - EDGE}`}
          className={classes['cross']}
        />
        <text x={SIDE / 2} y={SIDE - 10} textAnchor="middle">
          {ease.label} →
        </text>
        <text transform={`translate(16 ${SIDE / 2}) rotate(-90)`} textAnchor="middle">
          {impact.label} →
        </text>
        {spots.map(({ initiativeId, label, rank, up, right }) => (
          <g key={initiativeId} transform={`translate(${place(right)} ${SIDE - place(up)})`}>
            <title>{label}</title>
            <circle r={12} className={classes['spot']} />
            <text textAnchor="middle" dy="0.35em" className={classes['rank']}>
              {rank}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>{t('scores.gridText')}</figcaption>
    </figure>
  )
}
