/** A piece of what a comment says. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'mention'; text: string }

const ADDRESS = /https?:\/\/[^\s<>"'`\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gi
/** What ends a sentence, not an address. */
const TAIL = /[.,;:!?)\]}]+$/

/**
 * Words of a comment with the addresses and the names in them: nothing in it is markup. `names` are those whom the
 * comment names, as they are called. An address that names a user before the host is none to follow.
 */
export const splitText = (text: string, names: readonly string[]): Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(ADDRESS)) {
    const words = match[0].replace(TAIL, '')
    const href = safeAddress(words)
    if (href === null) continue
    pieces.push(...splitNames(text.slice(at, match.index), names), { kind: 'link', text: words, href })
    at = match.index + words.length
  }
  return [...pieces, ...splitNames(text.slice(at), names)]
}

const safeAddress = (words: string): string | null => {
  if (!URL.canParse(words)) return null
  const { protocol, username, password, href } = new URL(words)
  return /^https?:$/.test(protocol) && username === '' && password === '' ? href : null
}

const splitNames = (text: string, names: readonly string[]): Piece[] => {
  const called = names
    .filter((name) => name !== '')
    .map((name) => `@${name}`)
    .toSorted((a, b) => b.length - a.length)
  const pieces: Piece[] = []
  let rest = text
  while (rest !== '') {
    const found = called
      .map((name) => ({ name, at: rest.indexOf(name) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at || b.name.length - a.name.length)[0]
    if (!found) break
    if (found.at > 0) pieces.push({ kind: 'text', text: rest.slice(0, found.at) })
    pieces.push({ kind: 'mention', text: found.name })
    rest = rest.slice(found.at + found.name.length)
  }
  return rest === '' ? pieces : [...pieces, { kind: 'text', text: rest }]
}
