import { useTranslation } from 'react-i18next'
import type { RoundView } from '#shared/api/rounds.ts'
import { clockText } from '#client/hall/clockText.ts'
import { useLeft } from './useLeft.ts'

/** How many have answered, and how long it still is. */
export const RoundLine = ({ round, skew, slug }: { round: RoundView; skew: number; slug: string }) => {
  const { t } = useTranslation('rounds')
  const left = useLeft(round, { skew, slug })
  return (
    <span className="tabular">
      {t('answered', { count: round.answered, of: round.seats })}
      {left !== null && (
        <>
          {' · '}
          <span role="timer">{left > 0 ? t('left', { time: clockText(left * 1_000) }) : t('timeOver')}</span>
        </>
      )}
    </span>
  )
}
