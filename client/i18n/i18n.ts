import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'

const files = import.meta.glob<Record<string, unknown>>('./en/*.json', { eager: true, import: 'default' })

const english = Object.fromEntries(
  Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/(.*)\.json$/, '$1'), texts]),
)

/** Every text a person reads; one namespace a file of `en/`. */
export const i18n: I18n = i18next.createInstance()
await i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: english },
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  returnNull: false,
})
