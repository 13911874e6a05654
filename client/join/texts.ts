import i18next from 'i18next'
import common from '#client/i18n/en/common.json'
import join from '#client/i18n/en/join.json'
import language from '#client/i18n/en/language.json'
import { deviceLanguage, keepOnDevice, setCurrentLanguage } from '#client/i18n/current.ts'
import { isolated } from '#client/i18n/isolated.ts'
import type { Texts } from '#client/i18n/packs/byNamespace.ts'
import type { ScreenLanguage } from '#shared/api/languages.ts'

const PACKS: Partial<Record<ScreenLanguage, () => Promise<{ texts: Texts }>>> = {
  fr: () => import('#client/i18n/packs/frJoin.ts'),
  ar: () => import('#client/i18n/packs/arJoin.ts'),
}

/** Texts of the join page; it does without the bindings to React, which would double their weight. */
const i18n = i18next.createInstance()
await i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { join, common, language } },
  defaultNS: 'join',
  fallbackNS: 'common',
  interpolation: { escapeValue: true, escape: isolated },
})
export const t = (key: string, values?: Record<string, string | number>): string => i18n.t(key, values ?? {})

/** False where its words cannot be had; the page stays as it is. */
export const showLanguage = async (to: ScreenLanguage): Promise<boolean> => {
  try {
    const pack = await PACKS[to]?.()
    for (const [namespace, words] of Object.entries(pack?.texts ?? {}))
      i18n.addResourceBundle(to, namespace, words)
  } catch {
    return false
  }
  keepOnDevice(to)
  await i18n.changeLanguage(to)
  setCurrentLanguage(to)
  document.title = `${t('title')} · ${t('common:product')}`
  return true
}

if (deviceLanguage() !== 'en') await showLanguage(deviceLanguage())
