const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

const firstLetter = (word: string): string =>
  letters.segment(word)[Symbol.iterator]().next().value?.segment ?? ''

/** First letters of the first and last word of a name: "Amina van der Berg" is "AB". */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return `${firstLetter(words[0] ?? '?')}${firstLetter(last)}`.toUpperCase()
}
