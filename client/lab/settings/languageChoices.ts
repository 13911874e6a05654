import { byName } from '#client/i18n/formats.ts'
import { LANGUAGES, languageName, ownLanguageName } from '#client/ui/languages.ts'

interface Choice {
  value: string
  label: string
}

/** Languages by their own name, and by the one of the screens where that differs; the chosen one among them, not the other. */
export const languageChoices = (chosen: string, other: string): Choice[] =>
  [...new Set([...LANGUAGES, ...(chosen === '' ? [] : [chosen])])]
    .filter((tag) => tag !== other)
    .map((tag) => ({ value: tag, label: labelOf(tag) }))
    .toSorted((a, b) => byName(a.label, b.label))

const labelOf = (tag: string): string => {
  const [own, name] = [ownLanguageName(tag), languageName(tag)]
  return own === name ? own : `${own} – ${name}`
}
