import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { lock } from '../plan/locks.ts'
import { guidance, type Guidance } from './guidance.ts'
import { hallNews, type HallNews } from './hall.ts'
import { LIMITS } from './limits.ts'
import { tellLocks, toldLocks } from './toldLocks.ts'

/** Message types of the y-websocket protocol, and of y-protocols' sync messages inside the first. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  saved: 100,
  state: 101,
  refused: 102,
  packed: 103,
  part: 104,
  guidance: 105,
  inbox: 106,
  hall: 107,
  rounds: 108,
} as const
export const SYNC = { step1: 0, step2: 1, update: 2 } as const

/** The phase of a lab's plan: open to edits, or frozen as a version that is being signed. */
export const phase = z.enum(['open', 'frozen'])
export type Phase = z.infer<typeof phase>

/**
 * What every seat is told at once when it changes: who may edit, and what changed on the server. What a newer server adds
 * is left aside: an open page reads it too.
 */
export const roomState = z.object({
  phase,
  /** The newest frozen version, 0 before the first. */
  version: z.int().min(0),
  /** Counts every change of seats, signatures and versions; a client that sees it move asks again over HTTP. */
  revision: z.int().min(0),
  /** What is closed to those who may not lock. */
  locks: z.array(lock),
})
export type RoomState = z.infer<typeof roomState>

export const REFUSED_REASONS = [
  'observer',
  'frozen',
  'malformed',
  'gap',
  'forbidden',
  'tooLarge',
  /** A lock stands against it. */
  'locked',
  /** It is in another's words: a comment says what its author wrote. */
  'notYours',
] as const
/** An edit the server did not take. It ends this document: reconnect with a new one and offer the edits again. */
export const refusedFrame = z.object({ reason: z.enum(REFUSED_REASONS).catch('forbidden') })
export type RefusedFrame = z.infer<typeof refusedFrame>
export type RefusedReason = RefusedFrame['reason']

const frame = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array<ArrayBuffer> => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>
}

const syncFrame = (kind: number) => (bytes: Uint8Array) =>
  frame(MESSAGE.sync, (e) => {
    encoding.writeVarUint(e, kind)
    encoding.writeVarUint8Array(e, bytes)
  })

/** "I hold this state vector; send me what I lack." Sent by both sides first. */
export const encodeStep1 = syncFrame(SYNC.step1)
/** The answer to step 1: everything the other side lacks. */
export const encodeStep2 = syncFrame(SYNC.step2)
export const encodeUpdate = syncFrame(SYNC.update)

export const encodeAwareness = (update: Uint8Array) =>
  frame(MESSAGE.awareness, (e) => encoding.writeVarUint8Array(e, update))

/** What stands before so many bytes of an awareness update, to make a message of them without a copy. */
export const headOfAwareness = (length: number) =>
  frame(MESSAGE.awareness, (e) => encoding.writeVarUint(e, length))

/** Server to client: the first `count` of this socket's step 2 and update frames are on disk. */
export const encodeSaved = (count: number) => frame(MESSAGE.saved, (e) => encoding.writeVarUint(e, count))

export const encodeState = ({ locks, ...state }: RoomState) =>
  frame(MESSAGE.state, (e) => encoding.writeVarString(e, JSON.stringify({ ...state, ...tellLocks(locks) })))

/**
 * Server to client, instead of a step 2 with the whole document: a Yjs V2 update, deflated (RFC 1951, raw). It is made
 * once for all who join, about a quarter of the size; the updates that follow it in the same write are of later rows.
 */
export const encodePacked = (deflated: Uint8Array) =>
  frame(MESSAGE.packed, (e) => encoding.writeVarUint8Array(e, deflated))

/** A part of a message, and how many bytes of it come after this one. */
export interface Part {
  left: number
  bytes: Uint8Array
}

/**
 * Server to client: a large message in parts that follow one another, so that each that arrives is a sign of life and
 * tells how much is still to come. Put together they are a message of any other type. A small one stays as it is.
 */
export const encodeParts = (message: Uint8Array): Uint8Array[] => {
  if (message.length <= LIMITS.partBytes) return [message]
  const parts: Uint8Array[] = []
  for (let at = 0; at < message.length; at += LIMITS.partBytes) {
    const bytes = message.subarray(at, at + LIMITS.partBytes)
    parts.push(encodePart({ left: message.length - at - bytes.length, bytes }))
  }
  return parts
}
export const encodePart = ({ left, bytes }: Part) =>
  frame(MESSAGE.part, (e) => {
    encoding.writeVarUint(e, left)
    encoding.writeVarUint8Array(e, bytes)
  })

export const encodeGuidance = (told: Guidance) =>
  frame(MESSAGE.guidance, (e) => encoding.writeVarString(e, JSON.stringify(told)))

/** Server to client: another page of this seat has read something; ask again what it has read. Nothing more is in it. */
export const encodeInbox = () => frame(MESSAGE.inbox, () => {})

/**
 * Server to client: `revision` moves when a round was made or went on, which is asked for again over HTTP; how many
 * seats have answered, of rounds where that has changed; `mine` when it was this seat, here or on another page.
 */
export const toldRounds = z.object({
  revision: z.int().min(0),
  answered: z.record(z.string(), z.int().min(0)),
  mine: z.boolean().optional(),
})
export type ToldRounds = z.infer<typeof toldRounds>
export const encodeRounds = (told: ToldRounds) =>
  frame(MESSAGE.rounds, (e) => encoding.writeVarString(e, JSON.stringify(told)))

export const encodeHall = (told: HallNews) =>
  frame(MESSAGE.hall, (e) => encoding.writeVarString(e, JSON.stringify(told)))

export const encodeRefused = (refused: RefusedFrame) =>
  frame(MESSAGE.refused, (e) => encoding.writeVarString(e, JSON.stringify(refused)))

/** What a sync frame of the server brings, read from after its type; null for a state vector. */
export const readBrought = (decoder: decoding.Decoder): Uint8Array | null =>
  decoding.readVarUint(decoder) === SYNC.step1 ? null : decoding.readVarUint8Array(decoder)
export const readPacked = (decoder: decoding.Decoder): Uint8Array => decoding.readVarUint8Array(decoder)
export const readPart = (decoder: decoding.Decoder): Part => ({
  left: decoding.readVarUint(decoder),
  bytes: decoding.readVarUint8Array(decoder),
})
export const readSaved = (decoder: decoding.Decoder): number => decoding.readVarUint(decoder)
export const readState = (decoder: decoding.Decoder): RoomState => {
  const told: unknown = JSON.parse(decoding.readVarString(decoder))
  return { ...roomState.parse(told), locks: toldLocks.parse(told) }
}
export const readGuidance = (decoder: decoding.Decoder): Guidance =>
  guidance.parse(JSON.parse(decoding.readVarString(decoder)))
export const readRounds = (decoder: decoding.Decoder): ToldRounds =>
  toldRounds.parse(JSON.parse(decoding.readVarString(decoder)))
export const readHall = (decoder: decoding.Decoder): HallNews =>
  hallNews.parse(JSON.parse(decoding.readVarString(decoder)))
export const readRefused = (decoder: decoding.Decoder): RefusedFrame =>
  refusedFrame.parse(JSON.parse(decoding.readVarString(decoder)))

/** A frame from a client, or null when its bytes are not one. Trailing bytes are not one either. */
export type ClientFrame =
  | { type: 'step1' | 'step2' | 'update'; bytes: Uint8Array }
  | { type: 'awareness'; bytes: Uint8Array }
  | { type: 'queryAwareness' }

export const decodeClientFrame = (bytes: Uint8Array): ClientFrame | null => {
  try {
    const decoder = decoding.createDecoder(bytes)
    const parsed = readClientFrame(decoder)
    return parsed && !decoding.hasContent(decoder) ? parsed : null
  } catch {
    return null // lib0 throws on a buffer that ends early: it is not a frame, which is the answer
  }
}

const SYNC_NAMES = ['step1', 'step2', 'update'] as const

const readClientFrame = (decoder: decoding.Decoder): ClientFrame | null => {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync: {
      const type = SYNC_NAMES[decoding.readVarUint(decoder)]
      return type ? { type, bytes: decoding.readVarUint8Array(decoder) } : null
    }
    case MESSAGE.awareness:
      return { type: 'awareness', bytes: decoding.readVarUint8Array(decoder) }
    case MESSAGE.queryAwareness:
      return { type: 'queryAwareness' }
    default:
      return null
  }
}
