import { useTranslation } from 'react-i18next'
import classes from './Legend.module.css'
import { SIGNS, type Sign } from './signs.ts'

const LINES: ReadonlySet<Sign> = new Set(['arrow', 'waiting', 'refused', 'conflict'])

/** What the signs of the timeline mean, of those that are there. */
export const Legend = ({ signs }: { signs: ReadonlySet<Sign> }) => {
  const { t } = useTranslation('timeline')
  return (
    <ul className={classes['legend']} aria-label={t('tools.legend')}>
      {SIGNS.filter((sign) => signs.has(sign)).map((sign) => (
        <li key={sign}>
          <span className={classes['sign']} data-sign={sign} aria-hidden>
            {LINES.has(sign) && <LineSign sign={sign} />}
          </span>
          {t(`legend.${sign}`)}
        </li>
      ))}
    </ul>
  )
}

const LineSign = ({ sign }: { sign: Sign }) => (
  <svg viewBox="0 0 30 12" width="30" height="12">
    <path
      d="M1 6H25"
      fill="none"
      stroke={sign === 'conflict' ? 'var(--late)' : 'var(--edge-dim)'}
      strokeWidth={sign === 'conflict' ? 2.5 : 1.5}
      strokeDasharray={sign === 'waiting' ? '4 3' : undefined}
    />
    <path d="M24 2.5L30 6L24 9.5Z" fill={sign === 'conflict' ? 'var(--late)' : 'var(--edge-dim)'} />
    {sign === 'refused' && <path d="M8 2l8 8m0 -8l-8 8" stroke="var(--edge-dim)" strokeWidth="2" />}
  </svg>
)
