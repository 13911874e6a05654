import { inflateRawSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import { MESSAGE, readPart, readSaved } from '#shared/wire/frames.ts'
import { joinParts } from '#shared/wire/joinParts.ts'
import { SENTINEL, scanMarkers, type MarkerKind } from './markers.ts'
import { speechOf, type Protocol } from './protocols.ts'
import { openRawSocket, type RawSocket } from './rawSocket.ts'

/** Where a client connects, and as whom. */
export interface Address {
  url: string
  headers: Record<string, string>
  /** The name of its document. */
  room: string
  /** Its Yjs client id. */
  client: number
}

/** What of a document came, as it came. */
export interface Brought {
  packed: boolean
  bytes: Uint8Array
}

export interface LoadClient {
  /** Its number among all of the load. */
  readonly number: number
  readonly address: Address
  readonly socket: RawSocket
  /** When the last read arrived. */
  now: number
  /** Milliseconds from opening; null until then. */
  synced: number | null
  /** When the whole of a document that ends in a sentinel had arrived. */
  whole: number | null
  onMarker: ((kind: MarkerKind, id: number) => void) | null
  /** Keeps what is brought of the document, to build it later. */
  kept: Brought[] | null
  onWhole: (() => void) | null
  /** An edit was said to be on disk, so many milliseconds after it was sent. Our own server only. */
  onSaved: ((ms: number) => void) | null
  sendUpdate: (bytes: Uint8Array) => void
  sendPresence: (bytes: Uint8Array) => void
  close: () => void
}

/** The same packed document comes to everyone who joins; unpacking it once is enough to know what is in it. */
const openUnpacker = () => {
  let last = { packed: Buffer.alloc(0), plain: Buffer.alloc(0) }
  return (packed: Buffer): Buffer => {
    if (!packed.equals(last.packed)) last = { packed: Buffer.from(packed), plain: inflateRawSync(packed) }
    return last.plain
  }
}
const unpack = openUnpacker()

const decoderAt = (message: Buffer, at: number): decoding.Decoder => {
  const decoder = decoding.createDecoder(message)
  decoder.pos = at
  return decoder
}
const bodyOf = (message: Buffer, at: number): Buffer => {
  const { buffer, byteOffset, length } = decoding.readVarUint8Array(decoderAt(message, at))
  return Buffer.from(buffer, byteOffset, length)
}

export const openLoadClient = (number: number, protocol: Protocol, address: Address): LoadClient => {
  const speech = speechOf(protocol, address.room)
  const began = performance.now()
  /** When each frame was sent that the server counts, and how many of them are said to be on disk. */
  const counted: number[] = []
  let saved = 0
  const count = (bytes: Uint8Array): void => {
    counted.push(performance.now())
    socket.send(bytes)
  }
  const hearSaved = (upTo: number): void => {
    for (; saved < upTo; saved++) client.onSaved?.(client.now - (counted[saved] ?? client.now))
  }
  const parts = joinParts()
  const take = (message: Buffer): void => {
    if (protocol === 'lab' && message[0] === MESSAGE.part) {
      const whole = parts.take(readPart(decoderAt(message, 1)))
      return whole ? take(Buffer.from(whole.buffer)) : undefined
    }
    const heard = speech.hear(message)
    if (heard === 'authenticated') socket.send(speech.ask)
    if (heard === 'greeting') count(speech.answer)
    if (heard === 'saved') return hearSaved(readSaved(decoderAt(message, speech.bodyAt - 1)))
    if (heard === 'document' || heard === 'packed') client.synced ??= client.now - began
    const packed = heard === 'packed'
    const plain = packed ? unpack(bodyOf(message, speech.bodyAt - 1)) : message
    if (client.kept && (heard === 'document' || packed))
      client.kept.push({ packed, bytes: packed ? plain : bodyOf(message, speech.bodyAt) })
    if (client.whole === null && plain.includes(SENTINEL)) {
      client.whole = client.now - began
      client.onWhole?.()
    }
    if (client.onMarker) scanMarkers(plain, client.onMarker)
  }
  const socket = openRawSocket(address.url, address.headers, {
    onOpen: () => {
      if (speech.hello) socket.send(speech.hello)
      else client.synced = performance.now() - began
    },
    onMessage: take,
    onRead: () => void (client.now = performance.now()),
    onClose: () => {},
  })
  const client: LoadClient = {
    number,
    address,
    socket,
    now: began,
    synced: null,
    whole: null,
    onMarker: null,
    kept: null,
    onWhole: null,
    onSaved: null,
    sendUpdate: (bytes) => count(speech.update(bytes)),
    sendPresence: (bytes) => socket.send(speech.presence(bytes)),
    close: socket.close,
  }
  return client
}
