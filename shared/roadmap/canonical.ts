import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'

export type ContentHash = `sha256:${string}`

/**
 * The one form of a JSON value that is hashed and signed: RFC 8785, keys sorted, no spaces.
 * Throws for what JSON cannot carry: NaN, a lone surrogate, a circle.
 */
export const canonicalText = (value: unknown): string => {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('Not a JSON value')
  return text
}

export const canonicalBytes = (value: unknown): Uint8Array => utf8ToBytes(canonicalText(value))

/** `sha256:` and 64 hexadecimal digits over the canonical form. */
export const sha256Of = (value: unknown): ContentHash => `sha256:${bytesToHex(sha256(canonicalBytes(value)))}`
