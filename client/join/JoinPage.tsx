import { useEffect, useState } from 'react'
import { useLanguage } from '#client/i18n/current.ts'
import { CodeForm } from './CodeForm.tsx'
import { InvitationPage } from './InvitationPage.tsx'
import { LanguageField } from './LanguageField.tsx'
import { keyInPath } from './joinForm.ts'
import { t } from './texts.ts'

const keyHere = () => keyInPath(window.location.pathname)

/** `/join` asks for a code, `/join/<code or link>` opens the invitation it names. */
export const JoinPage = () => {
  useLanguage() // everything below is drawn anew in it, and what was typed stays
  const [key, setKey] = useState(keyHere)
  useEffect(() => {
    const follow = () => setKey(keyHere())
    window.addEventListener('popstate', follow)
    return () => window.removeEventListener('popstate', follow)
  }, [])
  const go = (to: string) => {
    window.history.pushState(null, '', to === '' ? '/join' : `/join/${encodeURIComponent(to)}`)
    setKey(to)
  }
  return (
    <div className="page">
      <header>
        <a href="/" className="brand">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          {t('common:product')}
        </a>
        <LanguageField />
      </header>
      <main>
        {key === '' ? (
          <CodeForm open={go} />
        ) : (
          <InvitationPage key={key} invitationKey={key} leave={() => go('')} />
        )}
      </main>
      <footer>
        <a href="/about">{t('privacy')}</a>
      </footer>
    </div>
  )
}
