import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import type { Guidance } from '#shared/wire/guidance.ts'
import type { HallNews } from '#shared/wire/hall.ts'
import {
  MESSAGE,
  readGuidance,
  readHall,
  readRefused,
  readRounds,
  readSaved,
  readState,
  type RefusedFrame,
  type RoomState,
  type ToldRounds,
} from '#shared/wire/frames.ts'
import { PROTOCOL } from '#shared/wire/version.ts'
import { countingSocket, type SentFrame } from './countingSocket.ts'
import { steadyClock } from './lifeSigns.ts'
import { canUnpack } from './packedState.ts'
import { receiveParts, type PartsEvents } from './parts.ts'
import { receive, type Received } from './receive.ts'

export interface ConnectionEvents extends Received, PartsEvents {
  /** The whole document has arrived. */
  synced: () => void
  sent: (frame: SentFrame) => void
  saved: (count: number) => void
  state: (state: RoomState) => void
  refused: (refused: RefusedFrame) => void
  /** Whom this page follows, and where everybody is asked to come. */
  guided: (guidance: Guidance) => void
  /** How the lab is led: what has changed of it. */
  led?: (news: HallNews) => void
  /** What this seat has read was changed, here or on another of its pages. */
  inboxChanged?: () => void
  /** Something of the lab's rounds has changed. */
  roundsTold?: (told: ToldRounds) => void
  /** The socket is gone; `code` is null when this side closed it. */
  closed: (code: number | null) => void
}

/** The sockets of one document, one after another. It never reconnects by itself: whoever owns it does. */
export interface Connection {
  awareness: Awareness
  open: (epoch: number) => void
  /** Takes in at once what the server has sent; otherwise it waits until more of it can be taken in together. */
  takeIn: () => void
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
  /** Whether the plan may come packed, and large messages in parts. */
  packed: boolean
  events: ConnectionEvents
  /** Milliseconds since 1970. */
  now?: () => number
}

export const createConnection = (options: ConnectionOptions): Connection => {
  const { doc, address, labId, Socket, events } = options
  const provider = new WebsocketProvider(address, labId, doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: countingSocket(Socket, events.sent),
    params: {
      ext: '1',
      client: String(doc.clientID),
      protocol: String(PROTOCOL),
      ...(options.packed && { parts: '1' }),
      ...(options.packed && canUnpack() && { packed: '1' }),
    },
  })
  speakForOneself(provider)
  const gathering = receive(provider, events)
  const probe = () => provider.ws?.send(new Uint8Array([MESSAGE.queryAwareness]))
  const parts = receiveParts(provider, { events, sayHere: probe, now: steadyClock(options.now ?? Date.now) })
  provider.messageHandlers[MESSAGE.saved] = (_, decoder) => events.saved(readSaved(decoder))
  provider.messageHandlers[MESSAGE.state] = (_, decoder) => {
    gathering.flush() // it is told of the plan as the server has it by then
    events.state(readState(decoder))
  }
  provider.messageHandlers[MESSAGE.refused] = (_, decoder) => events.refused(readRefused(decoder))
  provider.messageHandlers[MESSAGE.guidance] = (_, decoder) => events.guided(readGuidance(decoder))
  provider.messageHandlers[MESSAGE.hall] = (_, decoder) => events.led?.(readHall(decoder))
  provider.messageHandlers[MESSAGE.inbox] = () => events.inboxChanged?.()
  provider.messageHandlers[MESSAGE.rounds] = (_, decoder) => events.roundsTold?.(readRounds(decoder))
  provider.on('sync', (synced) => {
    if (synced) events.synced()
  })
  provider.on('connection-close', (event) => {
    provider.shouldConnect = false // else the provider tries again by its own, shorter timer
    parts.clear()
    if (gathering.isHeld()) gathering.clear()
    else gathering.flush()
    events.closed(event ? event.code : null)
  })
  return {
    awareness: provider.awareness,
    open: (epoch) => {
      provider.params = { ...provider.params, epoch: String(epoch) }
      provider.connect()
    },
    takeIn: gathering.flush,
    drop: () => provider.disconnect(),
    probe,
    isOpen: () => provider.wsconnected,
    isOpening: () => provider.wsconnecting,
    lastMessage: () => provider.wsLastMessageReceived,
    destroy: () => {
      gathering.clear()
      provider.awareness.destroy()
      provider.destroy()
    },
  }
}

/** The provider repeats all it hears of others, as its peers without a server need it. Ours knows. */
const speakForOneself = ({ awareness, _awarenessUpdateHandler: tell }: WebsocketProvider) => {
  awareness.off('update', tell)
  awareness.on('update', (change: unknown, origin: unknown) => {
    if (origin === 'local') tell(change, origin)
  })
}

/** Close codes after which the document itself cannot go on: what it holds would be refused again. */
export const endsDocument = (code: number | null): RefusedFrame['reason'] | null =>
  code === CLOSE.refused ? 'forbidden' : code === CLOSE.tooLarge ? 'tooLarge' : null
