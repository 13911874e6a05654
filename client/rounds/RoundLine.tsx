import { useTranslation } from 'react-i18next'
import type { RoundView } from '#shared/api/rounds.ts'
import { leftText, useLeft } from './useLeft.ts'

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
          <span role="timer">{left > 0 ? t('left', { time: leftText(left) }) : t('timeOver')}</span>
        </>
      )}
    </span>
  )
}
