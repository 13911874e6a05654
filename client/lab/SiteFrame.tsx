import { Text } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet } from 'react-router'
import { useSession } from '#client/api/session.ts'
import { keepShell } from '#client/offline/offlineShell.ts'
import { LookButton } from '#client/look/LookButton.tsx'
import { Brand } from './Brand.tsx'
import { LanguageSelect } from './LanguageSelect.tsx'
import classes from './SiteFrame.module.css'

/** Header and body of the pages outside a lab: of the route's, or of this one. */
export const SiteFrame = ({ children }: { children?: ReactNode }) => {
  const { t } = useTranslation('common')
  const person = useSession().data?.person
  useEffect(() => void keepShell(), [])
  return (
    <div className={classes['frame']}>
      <a className="skip-link" href="#main">
        {t('skipToContent')}
      </a>
      <header className={classes['header']}>
        <Brand />
        <nav aria-label={t('nav.site')} className={classes['nav']}>
          <NavLink to="/" end className={classes['link'] ?? ''}>
            {t('nav.labs')}
          </NavLink>
          {person && (person.deliveryUnit || person.facilitator) && (
            <NavLink to="/delivery" className={classes['link'] ?? ''}>
              {t('nav.delivery')}
            </NavLink>
          )}
          <NavLink to="/about" className={classes['link'] ?? ''}>
            {t('nav.about')}
          </NavLink>
        </nav>
        <LookButton />
        <LanguageSelect size="xs" className={classes['language'] ?? ''} />
        {person && (
          <Text className={classes['person'] ?? ''} size="sm" truncate>
            {person.name}
          </Text>
        )}
      </header>
      <div className={classes['body']}>{children ?? <Outlet />}</div>
    </div>
  )
}
