/** Why a text is not one unambiguous JSON value. */
export interface ParseRefusal {
  reason: 'notJson' | 'duplicateKey' | 'forbiddenKey' | 'brokenText'
  /** The key or a short description, for a person. */
  what: string
}
export type Parsed = { ok: true; value: unknown } | { ok: false; refusal: ParseRefusal }

/**
 * JSON as two readers must understand it alike: a key that comes twice, `__proto__` and half a character
 * (a lone surrogate) are refused, where JSON.parse would let them pass.
 */
export const parseStrict = (text: string): Parsed => {
  if (isTooDeep(text)) return { ok: false, refusal: { reason: 'notJson', what: 'deeper than any roadmap' } }
  const value = parsed(text)
  if (value === undefined) return { ok: false, refusal: { reason: 'notJson', what: 'not JSON' } }
  const refusal = ambiguity(text)
  return refusal ? { ok: false, refusal } : { ok: true, value }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const LONE_SURROGATE = /\p{Surrogate}/u
/** A roadmap is six deep. */
const MOST_DEPTH = 64
const PUNCTUATION = '{}[]:,'

/** Strings whole and punctuation, whatever else the text is; a pattern would run out of stack in a long string. */
function* tokensOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '"') {
      const end = endOfString(text, at)
      yield text.slice(at, end)
      at = end - 1
    } else if (PUNCTUATION.includes(sign)) yield sign
  }
}

const endOfString = (text: string, start: number): number => {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

const isTooDeep = (text: string): boolean => {
  let depth = 0
  for (const token of tokensOf(text)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    if (depth > MOST_DEPTH) return true
  }
  return false
}

/** Walks the tokens of a text that is JSON; `keys` holds one set per open object, null per open list. */
const ambiguity = (text: string): ParseRefusal | null => {
  const keys: (Set<string> | null)[] = []
  let keyIsNext = false
  for (const token of tokensOf(text)) {
    if (token === '{' || token === '[') keys.push(token === '{' ? new Set() : null)
    else if (token === '}' || token === ']') keys.pop()
    else if (token.startsWith('"')) {
      const refusal = stringRefusal(token, keyIsNext ? (keys.at(-1) ?? null) : null)
      if (refusal) return refusal
    }
    keyIsNext = token === '{' || (token === ',' && Boolean(keys.at(-1)))
  }
  return null
}

const stringRefusal = (token: string, keys: Set<string> | null): ParseRefusal | null => {
  const string = String(JSON.parse(token))
  if (LONE_SURROGATE.test(string)) return { reason: 'brokenText', what: string.slice(0, 40) }
  if (keys === null) return null
  if (string === '__proto__') return { reason: 'forbiddenKey', what: string }
  if (keys.has(string)) return { reason: 'duplicateKey', what: string }
  keys.add(string)
  return null
}
