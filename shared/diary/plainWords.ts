/** Marks that turn the direction of what follows, and all that is no letter and no space. */
const UNSEEN = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cc}|\p{Cs}/gu

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A text as one line of a printed page: nothing unseen in it, and cut to so many letters. */
export const plainWords = (text: string, most: number): string => {
  const line = text
    .slice(0, most * 8) // a letter may be built of several
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(UNSEEN, '')
    .trim()
  const found = Array.from(letters.segment(line), ({ segment }) => segment)
  return found.length <= most
    ? line
    : `${found
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
