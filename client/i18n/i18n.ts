import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { FORMAT_LOCALES, isScreenLanguage, type ScreenLanguage } from '#shared/api/languages.ts'
import { deviceLanguage, keepOnDevice, setCurrentLanguage } from './current.ts'
import { isolated } from './isolated.ts'
import { byNamespace, type Texts } from './packs/byNamespace.ts'

const english = byNamespace(import.meta.glob('./en/*.json', { eager: true, import: 'default' }))

/** Each is one file of the build. */
const PACKS: Partial<Record<ScreenLanguage, () => Promise<{ texts: Texts }>>> = {
  fr: () => import('./packs/fr.ts'),
  ar: () => import('./packs/ar.ts'),
}

/** Every text a person reads; one namespace a file of `en/`. What a language lacks is in English. */
export const i18n: I18n = i18next.createInstance()
await i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: english },
  defaultNS: 'common',
  // Not for HTML, which React does: names and codes stay whole among words that run the other way.
  interpolation: { escapeValue: true, escape: isolated },
  returnNull: false,
})
// A number among words is written as one that stands alone.
i18n.services.formatter?.add('number', (value: number, language) =>
  new Intl.NumberFormat(isScreenLanguage(language) ? FORMAT_LOCALES[language] : language).format(value),
)

const load = async (language: ScreenLanguage): Promise<void> => {
  const pack = PACKS[language]
  if (!pack || i18n.hasResourceBundle(language, 'common')) return
  for (const [namespace, words] of Object.entries((await pack()).texts))
    i18n.addResourceBundle(language, namespace, words)
}

let wanted: ScreenLanguage = 'en'

/** Shows everything in another language, once its words are there. False where they cannot be had; nothing changes. */
export const showLanguage = async (language: ScreenLanguage): Promise<boolean> => {
  wanted = language
  try {
    await load(language)
  } catch {
    return false // no server, and this device keeps no pages
  }
  // Somebody has chosen again meanwhile.
  if (wanted !== language) return true
  keepOnDevice(language)
  setCurrentLanguage(language)
  await i18n.changeLanguage(language)
  return true
}

if (deviceLanguage() !== 'en') await showLanguage(deviceLanguage())
