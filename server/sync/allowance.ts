import { LIMITS } from '#shared/wire/limits.ts'
import { openTokenBucket } from './tokenBucket.ts'

/** What a seat may send, all its sockets together: by many sockets nobody gets more of the server than by a few. */
export interface Allowance {
  /** One more socket. */
  join: (now: number) => boolean
  /** One more answer to a step 1: encoding what a client lacks takes up to 60 ms for a big plan. */
  answer: (now: number) => boolean
  send: (messages: number, bytes: number, now: number) => boolean
  /** A state of so many bytes that says something new of where one is. */
  tell: (bytes: number, now: number) => boolean
  /** So much more of the document that was not there before. */
  add: (bytes: number, now: number) => boolean
}

/** After this time without a word everything a seat had used up is there again. */
const FULL_AFTER_MS = 1_000 * (LIMITS.addedByteBurst / LIMITS.addedBytesPerSecond)

const openAllowance = (now: number): Allowance => {
  const perMinute = LIMITS.joinsPerMinute
  const joins = openTokenBucket(perMinute / 60, perMinute, now)
  const answers = openTokenBucket(perMinute / 60, perMinute, now)
  const messages = openTokenBucket(LIMITS.seatMessagesPerSecond, LIMITS.seatMessageBurst, now)
  const bytes = openTokenBucket(LIMITS.bytesPerSecond, LIMITS.byteBurst, now)
  const told = openTokenBucket(LIMITS.presenceBytesPerSecond, LIMITS.presenceByteBurst, now)
  const added = openTokenBucket(LIMITS.addedBytesPerSecond, LIMITS.addedByteBurst, now)
  return {
    join: (at) => joins.take(1, at),
    answer: (at) => answers.take(1, at),
    send: (count, size, at) => messages.take(count, at) && bytes.take(size, at),
    tell: (size, at) => told.take(size, at),
    add: (size, at) => added.take(size, at),
  }
}

/** The allowances of all seats that have been heard of lately. */
export const openAllowances = () => {
  const held = new Map<string, { allowance: Allowance; usedAt: number }>()
  return {
    of: (seat: string, now: number): Allowance => {
      const entry = held.get(seat) ?? { allowance: openAllowance(now), usedAt: now }
      held.set(seat, entry)
      entry.usedAt = now
      return entry.allowance
    },
    /** Forgets seats without a socket that have all of it again. */
    sweep: (isThere: (seat: string) => boolean, now: number): void => {
      for (const [seat, entry] of held) {
        if (isThere(seat)) entry.usedAt = now
        else if (now - entry.usedAt > FULL_AFTER_MS) held.delete(seat)
      }
    },
  }
}
