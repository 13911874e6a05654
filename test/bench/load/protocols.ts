import * as encoding from 'lib0/encoding'
import { MESSAGE, SYNC } from '#shared/wire/frames.ts'

/** What a server speaks: our own frames beside y-websocket's, those alone, Hocuspocus's, or bytes to the others. */
export type Protocol = 'lab' | 'yWebsocket' | 'hocuspocus' | 'relay'

const HOCUSPOCUS_AUTH = 2
const HOCUSPOCUS_AUTHENTICATED = 2
const HOCUSPOCUS_SYNC_REPLY = 4
const EMPTY_STATE_VECTOR = new Uint8Array([0])
const EMPTY_UPDATE = new Uint8Array([0, 0])

/** What a frame of the server is to a client that only counts. */
export type Heard = 'authenticated' | 'greeting' | 'document' | 'packed' | 'saved' | 'other'

/** How one client of a room speaks. */
export interface Speech {
  /** Said first. */
  hello: Uint8Array | null
  ask: Uint8Array
  /** The answer to the server's greeting: nothing that it lacks. */
  answer: Uint8Array
  update: (bytes: Uint8Array) => Uint8Array
  presence: (bytes: Uint8Array) => Uint8Array
  hear: (message: Buffer) => Heard
  /** Where in a frame its content begins, with its length: after the kind. */
  bodyAt: number
}

const written = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** Hocuspocus puts the document's name before everything. */
const prefixOf = (protocol: Protocol, room: string): Uint8Array =>
  protocol === 'hocuspocus' ? written((e) => encoding.writeVarString(e, room)) : new Uint8Array()

const hear =
  (protocol: Protocol, at: number) =>
  (message: Buffer): Heard => {
    const type = message[at]
    const kind = message[at + 1]
    if (protocol === 'relay') return 'other'
    if (protocol === 'lab' && type === MESSAGE.packed) return 'packed'
    if (protocol === 'lab' && type === MESSAGE.saved) return 'saved'
    if (protocol === 'hocuspocus' && type === HOCUSPOCUS_AUTH)
      return kind === HOCUSPOCUS_AUTHENTICATED ? 'authenticated' : 'other'
    if (type !== MESSAGE.sync && type !== HOCUSPOCUS_SYNC_REPLY) return 'other'
    return kind === SYNC.step1 ? 'greeting' : 'document'
  }

export const speechOf = (protocol: Protocol, room: string): Speech => {
  const prefix = prefixOf(protocol, room)
  const frame =
    (...kinds: number[]) =>
    (body: Uint8Array): Uint8Array =>
      written((e) => {
        encoding.writeUint8Array(e, prefix)
        for (const kind of kinds) encoding.writeVarUint(e, kind)
        encoding.writeVarUint8Array(e, body)
      })
  const token = written((e) => {
    encoding.writeUint8Array(e, prefix)
    encoding.writeVarUint(e, HOCUSPOCUS_AUTH)
    encoding.writeVarUint(e, 0)
    encoding.writeVarString(e, '')
    encoding.writeVarString(e, '4.7.0')
  })
  const ask = frame(MESSAGE.sync, SYNC.step1)(EMPTY_STATE_VECTOR)
  return {
    hello: protocol === 'hocuspocus' ? token : protocol === 'relay' ? null : ask,
    ask,
    answer: frame(MESSAGE.sync, SYNC.step2)(EMPTY_UPDATE),
    update: frame(MESSAGE.sync, SYNC.update),
    presence: frame(MESSAGE.awareness),
    hear: hear(protocol, prefix.length),
    bodyAt: prefix.length + 2,
  }
}
