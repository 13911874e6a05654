import { useTranslation } from 'react-i18next'
import classes from './Tag.module.css'

type TagTone = 'made' | 'plain' | 'good' | 'bad' | 'strong'

interface Props {
  text: string
  /** What it means, for those who ask. */
  hint?: string
  tone?: TagTone
}

/** A word beside a thing. */
export const Tag = ({ text, hint, tone = 'plain' }: Props) => (
  <span className={classes['tag']} data-tone={tone} title={hint}>
    {text}
  </span>
)

/** Marks what was completed for a demonstration. */
export const IllustrativeBadge = () => {
  const { t } = useTranslation('common')
  return <Tag tone="made" text={t('illustrative')} hint={t('illustrativeHint')} />
}
