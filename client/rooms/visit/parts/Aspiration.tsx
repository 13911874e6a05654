import { useTranslation } from 'react-i18next'
import classes from '../visit.module.css'
import type { Visit } from '../visitOf.ts'
import { Part } from './Part.tsx'

/** What the room is to reach. */
export const Aspiration = ({ visit: { aspirations } }: { visit: Visit }) => {
  const { t } = useTranslation('rooms')
  return (
    <Part part="aim" title={t('visit.aspiration')} all={aspirations} most={1} none={t('visit.noAspiration')}>
      {([first]) =>
        first && (
          <blockquote className={classes['aspiration']}>
            {first.headline !== '' && <b>{first.headline}</b>}
            <span>{first.statement}</span>
          </blockquote>
        )
      }
    </Part>
  )
}
