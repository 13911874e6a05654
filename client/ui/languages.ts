import { locale } from '#client/i18n/formats.ts'

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'])

const localeOf = (tag: string): Intl.Locale | null => {
  try {
    return new Intl.Locale(tag)
  } catch {
    return null // a RangeError is how Intl says that it is not a tag
  }
}

/** Which way a language is written; an unknown one as its letters say. */
export const directionOf = (tag: string): 'ltr' | 'rtl' | 'auto' => {
  const script = localeOf(tag)?.maximize().script
  if (script === undefined) return 'auto'
  return RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr'
}

/** A language's name in another, the one of the screens where none is given; the tag itself where nobody knows it. */
export const languageName = (tag: string, inLanguage: string = locale()): string => {
  const locale = localeOf(tag)
  if (!locale) return tag
  const name = new Intl.DisplayNames([inLanguage, 'en'], { type: 'language' }).of(locale.baseName) ?? tag
  return name.charAt(0).toLocaleUpperCase(inLanguage) + name.slice(1)
}

/** A language's name for itself. */
export const ownLanguageName = (tag: string): string => (localeOf(tag) ? languageName(tag, tag) : tag)

/** Languages that labs are held in: official ones of states, and the larger ones beside them. */
export const LANGUAGES: readonly string[] = [
  'af am ar ay az be bg bm bn bs ca cs cy da de dv dz el en es et eu fa fi fil fj fr ga gl gn gu ha he hi hr',
  'ht hu hy id ig is it ja ka kk km kn ko ku ky lg ln lo lt lv mg mi mk ml mn mr ms mt my nb nd ne nl nn nr nso',
  'ny om or pa pl ps pt qu rn ro ru rw sg si sk sl sm sn so sq sr ss st sv sw ta te tg th ti tk tn to tr ts',
  'tt ug uk ur uz ve vi wo xh yo zh-Hans zh-Hant zu',
].flatMap((line) => line.split(' '))
