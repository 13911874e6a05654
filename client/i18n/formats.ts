import { FORMAT_LOCALES } from '#shared/api/languages.ts'
import { currentLanguage, useLanguage } from './current.ts'

/** What `Intl` is asked in for the screens as they are now. */
export const locale = (): string => FORMAT_LOCALES[currentLanguage()]

/** The same; what is drawn with it is drawn anew in another. */
export const useLocale = (): string => FORMAT_LOCALES[useLanguage()]

/** Made once a language. */
const perLanguage = <T>(make: (locale: string) => T): (() => T) => {
  const made = new Map<string, T>()
  return () => {
    const held = made.get(locale()) ?? make(locale())
    made.set(locale(), held)
    return held
  }
}

export const dateFormat = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
  perLanguage((tag) => new Intl.DateTimeFormat(tag, options))

export const collator = (options: Intl.CollatorOptions = {}): (() => Intl.Collator) =>
  perLanguage((tag) => new Intl.Collator(tag, options))

const words = collator()

/** Which of two names comes first, for who reads them. */
export const byName = (a: string, b: string): number => words().compare(a, b)

const lists = perLanguage((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }))

/** "a, b and c". */
export const listText = (items: readonly string[]): string => lists().format(items)
