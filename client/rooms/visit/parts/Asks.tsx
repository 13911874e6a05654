import { useTranslation } from 'react-i18next'
import { moneyText } from '#client/ui/moneyText.ts'
import classes from '../visit.module.css'
import type { Ask, Visit } from '../visitOf.ts'
import { Part } from './Part.tsx'

const MOST = 5

/** What is asked of whoever visits. */
export const Asks = ({ visit: { asks } }: { visit: Visit }) => {
  const { t } = useTranslation('rooms')
  return (
    <Part part="asks" title={t('visit.asks')} all={asks} most={MOST} none={t('visit.noAsks')}>
      {(shown) => (
        <ol>
          {shown.map((ask) => (
            <li key={ask.id}>
              <AskText ask={ask} />
            </li>
          ))}
        </ol>
      )}
    </Part>
  )
}

const AskText = ({ ask }: { ask: Ask }) => {
  const { t } = useTranslation('rooms')
  switch (ask.kind) {
    case 'said':
      return <span className={classes['text']}>{ask.text}</span>
    case 'refused':
      return (
        <>
          <span className={classes['text']}>{t('visit.refused', { what: ask.text, room: ask.room })}</span>
          {ask.reason !== '' && <small>{t('visit.because', { reason: ask.reason })}</small>}
        </>
      )
    case 'gap':
      return (
        <span>
          {t('visit.gap', { amount: moneyText(ask.money.gap, ask.money.currency), count: ask.initiatives })}
        </span>
      )
  }
}
