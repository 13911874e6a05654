import { BEGUN, isScreenLanguage, OWN_NAMES, SCREEN_LANGUAGES } from '#shared/api/languages.ts'
import { useState } from 'react'
import { useLanguage } from '#client/i18n/current.ts'
import { showLanguage, t } from './texts.ts'

/** What the page, and then the lab, is read in; each language is named in itself. */
export const LanguageField = () => {
  const language = useLanguage()
  const [failed, setFailed] = useState(false)
  const choose = async (to: string) => {
    if (isScreenLanguage(to)) setFailed(!(await showLanguage(to)))
  }
  return (
    <div className="language">
      <select
        aria-label={t('language:label')}
        value={language}
        onChange={(event) => void choose(event.currentTarget.value)}
      >
        {SCREEN_LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {BEGUN.has(one) ? t('language:begun', { language: OWN_NAMES[one] }) : OWN_NAMES[one]}
          </option>
        ))}
      </select>
      {failed && (
        <p className="error" role="alert">
          {t('language:notLoaded')}
        </p>
      )}
    </div>
  )
}
