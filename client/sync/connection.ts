import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import {
  MESSAGE,
  readBrought,
  readRefused,
  readSaved,
  readState,
  type RefusedFrame,
  type RoomState,
} from '#shared/wire/frames.ts'
import { PROTOCOL } from '#shared/wire/version.ts'
import { countingSocket, type SentFrame } from './countingSocket.ts'

export interface ConnectionEvents {
  /** Told before it is applied: an update the server has on disk. */
  brought: (update: Uint8Array) => void
  /** The whole document has arrived. */
  synced: () => void
  sent: (frame: SentFrame) => void
  saved: (count: number) => void
  state: (state: RoomState) => void
  refused: (refused: RefusedFrame) => void
  /** The socket is gone; `code` is null when this side closed it. */
  closed: (code: number | null) => void
}

/** The sockets of one document, one after another. It never reconnects by itself: whoever owns it does. */
export interface Connection {
  awareness: Awareness
  open: (epoch: number) => void
  /** Drops the socket. */
  drop: () => void
  /** Asks for a sign of life. */
  probe: () => void
  isOpen: () => boolean
  isOpening: () => boolean
  /** Milliseconds since 1970 of the last message of this socket. */
  lastMessage: () => number
  destroy: () => void
}

export interface ConnectionOptions {
  doc: Y.Doc
  /** `wss://host/sync` */
  address: string
  labId: string
  Socket: typeof WebSocket
  events: ConnectionEvents
}

export const createConnection = ({ doc, address, labId, Socket, events }: ConnectionOptions): Connection => {
  const provider = new WebsocketProvider(address, labId, doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: countingSocket(Socket, events.sent),
    params: { ext: '1', client: String(doc.clientID), protocol: String(PROTOCOL) },
  })
  const takeSync = provider.messageHandlers[MESSAGE.sync]
  provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
    const update = readBrought(decoding.clone(decoder))
    if (update) events.brought(update)
    takeSync?.(encoder, decoder, ...rest)
  }
  provider.messageHandlers[MESSAGE.saved] = (_, decoder) => events.saved(readSaved(decoder))
  provider.messageHandlers[MESSAGE.state] = (_, decoder) => events.state(readState(decoder))
  provider.messageHandlers[MESSAGE.refused] = (_, decoder) => events.refused(readRefused(decoder))
  provider.on('sync', (synced) => {
    if (synced) events.synced()
  })
  provider.on('connection-close', (event) => {
    provider.shouldConnect = false // else the provider tries again by its own, shorter timer
    events.closed(event ? event.code : null)
  })
  return {
    awareness: provider.awareness,
    open: (epoch) => {
      provider.params = { ...provider.params, epoch: String(epoch) }
      provider.connect()
    },
    drop: () => provider.disconnect(),
    probe: () => provider.ws?.send(new Uint8Array([MESSAGE.queryAwareness])),
    isOpen: () => provider.wsconnected,
    isOpening: () => provider.wsconnecting,
    lastMessage: () => provider.wsLastMessageReceived,
    destroy: () => {
      provider.awareness.destroy()
      provider.destroy()
    },
  }
}

/** Close codes after which the document itself cannot go on: what it holds would be refused again. */
export const endsDocument = (code: number | null): RefusedFrame['reason'] | null =>
  code === CLOSE.refused ? 'forbidden' : code === CLOSE.tooLarge ? 'tooLarge' : null
