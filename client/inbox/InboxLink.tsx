import { IconInbox } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLiveLab } from '#client/plan/hooks.ts'
import classes from './inbox.module.css'
import { useUnread } from './useInbox.ts'

/** In the lab's header, only while something is unread. */
export const InboxLink = () => {
  const { t } = useTranslation('inbox')
  const { slug } = useLiveLab().session.lab
  const count = useUnread()
  if (count === 0) return null
  const words = t('header', { count })
  return (
    <Link to={`/labs/${slug}/inbox`} className={classes['header'] ?? ''} aria-label={words} title={words}>
      <IconInbox size={20} aria-hidden />
      {count}
    </Link>
  )
}
