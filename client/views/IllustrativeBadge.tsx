import { useTranslation } from 'react-i18next'
import classes from './badges.module.css'

/** Marks what was completed for a demonstration and is not a fact of the lab. */
export const IllustrativeBadge = () => {
  const { t } = useTranslation('plan')
  return (
    <span className={classes['illustrative']} title={t('illustrativeHint')}>
      {t('illustrative')}
    </span>
  )
}

/** Marks a title that stands for one that is not known. */
export const PlaceholderBadge = () => {
  const { t } = useTranslation('plan')
  return (
    <span className={classes['placeholder']} title={t('placeholderHint')}>
      {t('placeholder')}
    </span>
  )
}
