import { useTranslation } from 'react-i18next'
import classes from './Tag.module.css'

/** A quiet word beside a thing, with what it means for those who ask. */
export const Tag = ({ text, hint }: { text: string; hint?: string }) => (
  <span className={classes['tag']} title={hint}>
    {text}
  </span>
)

/** Marks what was completed for a demonstration. */
export const IllustrativeBadge = () => {
  const { t } = useTranslation('common')
  return <Tag text={t('illustrative')} hint={t('illustrativeHint')} />
}
