import { createHmac, randomBytes } from 'node:crypto'

export const newKey = (): Uint8Array => randomBytes(32)

/** Whose answer it is, for who has the round's key; for everyone else 43 letters that say nothing. */
export const authorTag = (key: Uint8Array, seatId: string): string =>
  createHmac('sha256', key).update(seatId).digest('base64url')
