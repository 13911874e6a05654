import type { Part } from './frames.ts'
import { LIMITS } from './limits.ts'

/** Puts the parts of one message after another together. */
export interface JoinedParts {
  /** The message, when this was its last part. Throws for a part that does not follow the one before, or is too large. */
  take: (part: Part) => Uint8Array | null
  /** How much of a message has come, from 0 to 1; null between messages. */
  share: () => number | null
  /** Forgets what has come, as where the socket ends. */
  clear: () => void
}

export const joinParts = (): JoinedParts => {
  let message: Uint8Array | null = null
  let filled = 0
  return {
    take: ({ left, bytes }) => {
      const total = filled + bytes.length + left
      if (bytes.length === 0 || bytes.length > LIMITS.partBytes)
        throw new Error(`A part of ${bytes.length} bytes: it has 1 to ${LIMITS.partBytes}`)
      if (total > LIMITS.partedBytes)
        throw new Error(`A message of ${total} bytes in parts: it has at most ${LIMITS.partedBytes}`)
      if (message !== null && total !== message.length)
        throw new Error(`A part that says ${total} bytes, of a message of ${message.length}`)
      message ??= new Uint8Array(total)
      message.set(bytes, filled)
      filled += bytes.length
      if (left > 0) return null
      const whole = message
      message = null
      filled = 0
      return whole
    },
    share: () => message && filled / message.length,
    clear: () => {
      message = null
      filled = 0
    },
  }
}
