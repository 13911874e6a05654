import { useTranslation } from 'react-i18next'
import { dayText } from '#client/ui/dateText.ts'
import classes from '../visit.module.css'
import type { Visit } from '../visitOf.ts'
import { Part } from './Part.tsx'

const MOST = 4

/** What nobody has settled yet. */
export const Open = ({ visit: { open } }: { visit: Visit }) => {
  const { t } = useTranslation('rooms')
  return (
    <Part part="open" title={t('visit.open')} all={open} most={MOST} none={t('visit.noOpen')}>
      {(shown) => (
        <ul>
          {shown.map(({ id, text, owner, state, due }) => (
            <li key={id}>
              <span className={classes['text']}>{text}</span>{' '}
              <small>
                {[t(`visit.openAs.${state}`), owner, due && dayText(due)].filter(Boolean).join(' · ')}
              </small>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}
