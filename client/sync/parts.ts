import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import { MESSAGE, readPart } from '#shared/wire/frames.ts'
import { joinParts } from '#shared/wire/joinParts.ts'

/** The server hears from a page so often that what it sent is still arriving: it gives up after 7.2 s of silence. */
const SAY_EVERY_MS = 2_000
/** How much has come is told so often, and not at all of what is here at once. */
const TELL_EVERY_MS = 250

export interface PartsEvents {
  /** So much of a large message has come, from 0 to 1. */
  arriving: (share: number) => void
  /** The parts are of no message. */
  unreadable: () => void
}

/** Puts large messages together that come in parts, and takes them as if they had come whole. */
export const receiveParts = (
  provider: WebsocketProvider,
  {
    events,
    sayHere,
    now,
  }: {
    events: PartsEvents
    /** Tells the server that this page is there. */
    sayHere: () => void
    /** Milliseconds of a steady clock. */
    now: () => number
  },
): { clear: () => void } => {
  const parts = joinParts()
  let said = 0
  let told = 0
  const tellProgress = (share: number) => {
    if (now() - said >= SAY_EVERY_MS) {
      said = now()
      sayHere()
    }
    if (now() - told < TELL_EVERY_MS) return
    told = now()
    events.arriving(share)
  }
  const join = (decoder: decoding.Decoder): decoding.Decoder | null => {
    try {
      const whole = parts.take(readPart(decoder))
      if (whole?.[0] === MESSAGE.part) throw new Error('A part that is in parts itself')
      return whole && decoding.createDecoder(whole)
    } catch (error) {
      console.error('What came in parts could not be read', error)
      events.unreadable()
      return null
    }
  }
  provider.messageHandlers[MESSAGE.part] = (encoder, decoder, of, emitSynced) => {
    if (parts.share() === null) said = told = now()
    const message = join(decoder)
    const share = parts.share()
    if (share !== null) tellProgress(share)
    if (!message) return
    const type = decoding.readVarUint(message)
    provider.messageHandlers[type]?.(encoder, message, of, emitSynced, type)
  }
  return { clear: parts.clear }
}
