import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 256 random bits for a link or a cookie. Whoever has it is let in, so it is stored hashed and never logged. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Letters and digits nobody mistakes for one another on a projector. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 8

export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')

/** A code as people type it: small letters, blanks and hyphens allowed. */
export const normaliseCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '')
