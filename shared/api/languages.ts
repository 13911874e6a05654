/** The languages of the screens. All but English are loaded when somebody reads in them. */
export const SCREEN_LANGUAGES = ['en', 'fr', 'ar'] as const
export type ScreenLanguage = (typeof SCREEN_LANGUAGES)[number]

export const isScreenLanguage = (tag: unknown): tag is ScreenLanguage =>
  SCREEN_LANGUAGES.some((one) => one === tag)

/** What is not translated yet is in English. */
export const BEGUN: ReadonlySet<ScreenLanguage> = new Set(['ar'])

/** Each language as its own readers call it. */
export const OWN_NAMES: Record<ScreenLanguage, string> = { en: 'English', fr: 'Français', ar: 'العربية' }

export const textDirection = (language: ScreenLanguage): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

/**
 * What `Intl` is asked in. Days come before months in English; digits are those of the plan's codes and files in
 * Arabic, too.
 */
export const FORMAT_LOCALES: Record<ScreenLanguage, string> = {
  en: 'en-GB',
  fr: 'fr',
  ar: 'ar-u-ca-gregory-nu-latn',
}

/** The first of somebody's languages that the screens have, else English. */
export const bestLanguage = (wanted: readonly string[]): ScreenLanguage =>
  wanted.map((tag) => tag.toLowerCase().split('-')[0]).find(isScreenLanguage) ?? 'en'
