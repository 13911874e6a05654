/** Without accents and case. A sigma that ends a word is the one that does not. */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ')

/** A text as names are compared: plain, one blank for several; `at` says where each letter stood. */
const folded = (text: string): { letters: string[]; at: number[] } => {
  const letters: string[] = []
  const at: number[] = []
  let place = 0
  for (const letter of text) {
    for (const one of plain(letter)) {
      const isBlank = /\s/u.test(one)
      if (isBlank && letters.at(-1) === ' ') continue
      letters.push(isBlank ? ' ' : one)
      at.push(place)
    }
    place += letter.length
  }
  return { letters, at: [...at, place] }
}

/** A name as names are compared. */
export const foldName = (name: string): string => plain(name.trim()).replaceAll(/\s+/gu, ' ')

const isWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)

/** Shorter ones are in too many words. */
const SHORTEST = 3

/** Where a name stands in a text as words of its own, whatever its case and accents: begin and end of each place. */
export const placesOf = (text: string, name: string): [number, number][] => {
  const wanted = foldName(name)
  if (wanted.length < SHORTEST) return []
  // Most of a lab's texts name nobody: only who has its first word is gone through letter by letter.
  const [first = ''] = wanted.split(' ')
  if (!plain(text).includes(first)) return []
  const { letters, at } = folded(text)
  const whole = letters.join('')
  // One letter of a text is one of `letters`, so that places in both are the same, but for those outside the BMP.
  const index = letters.some((letter) => letter.length > 1) ? indexOf(letters) : null
  const places: [number, number][] = []
  for (let from = whole.indexOf(wanted); from >= 0; from = whole.indexOf(wanted, from + wanted.length)) {
    const [begin, end] = [
      index ? index(from) : from,
      index ? index(from + wanted.length) : from + wanted.length,
    ]
    if (isWord(letters[begin - 1]) || isWord(letters[end])) continue
    places.push([at[begin] ?? 0, endOf(text, at, end)])
  }
  return places
}

/** Accents written as marks of their own belong to the letter before them. */
const endOf = (text: string, at: readonly number[], last: number): number => {
  let end = at[last] ?? text.length
  const before = at[last - 1] ?? 0
  if (end === before) while (at[last] === before) end = at[(last += 1)] ?? text.length
  return end
}

const indexOf = (letters: readonly string[]): ((place: number) => number) => {
  const starts = new Map<number, number>()
  let place = 0
  letters.forEach((letter, index) => {
    starts.set(place, index)
    place += letter.length
  })
  starts.set(place, letters.length)
  return (wanted) => starts.get(wanted) ?? 0
}

/** The text with other words in place of each of these names, the longest first. */
export const withoutNames = (text: string, names: readonly string[], instead: string): string =>
  names
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (left, name) =>
        placesOf(left, name)
          .toReversed()
          .reduce((rest, [from, to]) => rest.slice(0, from) + instead + rest.slice(to), left),
      text,
    )

/** Every text in a value. */
export const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
