import i18next from 'i18next'
import common from '#client/i18n/en/common.json'
import join from '#client/i18n/en/join.json'

/** Texts of the join page; it does without the bindings to React, which would double their weight. */
const i18n = i18next.createInstance()
await i18n.init({
  lng: 'en',
  resources: { en: { join, common } },
  defaultNS: 'join',
  fallbackNS: 'common',
  interpolation: { escapeValue: false },
})
export const t = (key: string, values?: Record<string, string | number>): string => i18n.t(key, values ?? {})
