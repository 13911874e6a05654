/** A piece of what a comment says. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'mention'; text: string }

const ADDRESS = /https?:\/\/[^\s<>"'`\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gi
/** What ends a sentence, not an address. */
const TAIL = '.,;:!?)]}'

const withoutTail = (words: string): string => {
  let end = words.length
  while (end > 0 && TAIL.includes(words[end - 1]!)) end -= 1
  return words.slice(0, end)
}

/**
 * Words of a comment with the addresses and the names in them: nothing in it is markup. `names` are those whom the
 * comment names, as they are called. An address that names a user before the host is none to follow.
 */
export const splitText = (text: string, names: readonly string[]): Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(ADDRESS)) {
    const words = withoutTail(match[0])
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

/** The names in a text, of two at one place the longer; each is looked for once behind where it was found. */
const splitNames = (text: string, names: readonly string[]): Piece[] => {
  const called = names
    .filter((name) => name !== '')
    .map((name) => ({ name: `@${name}`, at: text.indexOf(`@${name}`) }))
  const pieces: Piece[] = []
  let at = 0
  for (;;) {
    let found: (typeof called)[number] | undefined
    for (const one of called) {
      if (one.at >= 0 && one.at < at) one.at = text.indexOf(one.name, at)
      if (one.at < 0) continue
      if (!found || one.at < found.at || (one.at === found.at && one.name.length > found.name.length)) found = one // prettier-ignore
    }
    if (!found) break
    if (found.at > at) pieces.push({ kind: 'text', text: text.slice(at, found.at) })
    pieces.push({ kind: 'mention', text: found.name })
    at = found.at + found.name.length
  }
  return at === text.length ? pieces : [...pieces, { kind: 'text', text: text.slice(at) }]
}
