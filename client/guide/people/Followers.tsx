import { useTranslation } from 'react-i18next'
import { useGuidance } from '../useGuide.ts'
import classes from './people.module.css'

/** How many see what one sees. */
export const Followers = () => {
  const { t } = useTranslation('guide')
  const count = useGuidance(({ followers }) => followers)
  return (
    <output className={count > 0 ? classes['followers'] : 'visually-hidden'}>
      {count > 0 && t('follow.followers', { count })}
    </output>
  )
}
