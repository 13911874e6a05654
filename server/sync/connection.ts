import type { WebSocket, RawData } from 'ws'
import type { Role } from '#shared/api/identity.ts'
import { CLOSE, type CloseCode } from '#shared/wire/closeCodes.ts'
import { encodeRefused, encodeSaved, type RefusedReason } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { Allowance } from './allowance.ts'
import { openHeartbeat } from './heartbeat.ts'
import type { Meter } from './meter.ts'
import { openTokenBucket } from './tokenBucket.ts'
import { frameOf, openWriter } from './wire.ts'

/** Who speaks on a socket, as it was when the socket was admitted. */
export interface LiveSeat {
  seatId: string
  personId: string
  name: string
  role: Role
  color: string
  /** Of those with the same, one is told every move also where many are: the organisation. */
  group: string
}

/** One socket of a room. What the room remembers about it is here; what a frame means is not. */
export interface Connection {
  readonly seat: LiveSeat
  /** It understands our own frames beside y-websocket's. */
  readonly ext: boolean
  /** It takes the document packed. */
  readonly packed: boolean
  /** It takes large messages in parts. */
  readonly parts?: boolean
  /** The Yjs client it speaks for: declared in its address, or the first it showed. */
  clientId: number | null
  /** Whether it has been answered its handshake, so that updates since then make sense to it. */
  joined: boolean
  /** Whether it has answered ours: an edit that follows a missing one is refused from then on. */
  greeted: boolean
  /** Edits that came before that answer and follow ones that are in it. */
  readonly early: Uint8Array[]
  /** How many of its edits are done with, in order. */
  done: number
  /** How many of those it may be told are on disk, and how many it was told. */
  kept: number
  told: number
  /**
   * It reads slower than its room speaks: the last row it was told of, and the clients it was told are there. It is told
   * of all that came and went since when it has read what waits for it.
   */
  behind: { seq: number; there: ReadonlySet<number> } | null
  /** The server gave it up: what it still sends, or sent and is not judged yet, does not count. */
  readonly ended: boolean
  /** One message, for it alone. */
  send: (message: Uint8Array) => void
  /** Frames (wire.ts) in parts that others may be sent too; they go out as one. */
  write: (...parts: readonly Uint8Array[]) => void
  /** Bytes of what it has begun to send and not ended, about. */
  unfinished: () => number
  /** Bytes it has not taken yet. */
  waiting: () => number
  /** Ends it for a reason of its own; with `refused`, one that understands is told why first. */
  end: (code: CloseCode, refused?: RefusedReason) => void
  /** Ends it so too, and waits for no goodbye. */
  cutOff: (code: CloseCode) => void
  /** Ends it for a reason of ours. What it sent before counts. */
  leave: () => void
  /** Resolves when all it sent until now has arrived, or it is gone. */
  drained: () => Promise<void>
  /** Asks whether it is still there; one that has not answered for three beats is cut off. */
  beat: () => void
  /** Whether it may send so much more at this time; ends it if not. */
  spend: (messages: number, bytes: number, now: number) => boolean
  /** Whether its seat may be sent what it lacks once more; ends it if not. */
  mayBeAnswered: (now: number) => boolean
  /** Whether its seat may say so much more of where it is; what is more than a few hands can do is not told on. */
  mayTell: (bytes: number, now: number) => boolean
  /** Whether its seat may add so much more to the document; ends it if not. */
  mayAdd: (bytes: number, now: number) => boolean
}

export interface ConnectionEvents {
  onFrame: (bytes: Uint8Array) => void
  /** It has taken all that waited for it. */
  onDrained: () => void
  /** The server gave it up; its other end may take its time to go. */
  onEnded: () => void
  onGone: () => void
}

export interface ConnectionOptions extends Pick<Connection, 'ext' | 'packed' | 'parts' | 'clientId'> {
  now: number
  allowance: Allowance
  /** Told when the server gives it up. */
  ended: Meter['ended']
}

/** What is known of a socket that has just opened. */
export const newcomer = () => ({
  joined: false,
  greeted: false,
  early: [],
  done: 0,
  kept: 0,
  told: 0,
  behind: null,
})

export const openConnection = (
  socket: WebSocket,
  seat: LiveSeat,
  { allowance, now: openedAt, ended: onEnded, ...options }: ConnectionOptions,
) => {
  let ended = false
  let whenEnded = () => {}
  // Who has not taken that much does not take a goodbye either.
  const writer = openWriter(socket, () => connection.cutOff(CLOSE.tooSlow))
  let finished = writer.arrived() // what this line has carried for others does not count
  const heartbeat = openHeartbeat(socket, writer)

  const connection: Connection = {
    seat,
    ...options,
    ...newcomer(),
    get ended() {
      return ended
    },
    send: (message) => connection.write(frameOf(message)),
    write: writer.write,
    unfinished: () => writer.arrived() - finished,
    waiting: writer.waiting,
    end: (code, refused) => {
      if (ended) return
      ended = true
      // What is on disk need not be offered again.
      if (options.ext && connection.kept > connection.told) connection.send(encodeSaved(connection.kept))
      if (options.ext && refused !== undefined) connection.send(encodeRefused({ reason: refused }))
      onEnded(code, refused)
      socket.close(code)
      socket.resume() // a paused one would not hear the other side's goodbye
      whenEnded()
    },
    cutOff: (code) => {
      connection.end(code)
      socket.terminate()
    },
    leave: () => socket.close(CLOSE.goingAway),
    drained: async () => drained(socket),
    beat: heartbeat.beat,
    ...openPurse(allowance, openedAt, () => connection.end(CLOSE.tooFast)),
  }
  // A frame against the websocket protocol; `ws` closes the socket itself. Without a listener it would end the process.
  socket.on('error', () => {})
  socket.pause()
  return {
    connection,
    /** Starts to listen. Until then the socket is paused, so that none of its frames is lost. */
    listen: (events: ConnectionEvents) => {
      whenEnded = events.onEnded
      writer.onDrained(events.onDrained)
      listenTo(socket, events, (bytes) => {
        heartbeat.heard()
        finished = writer.arrived()
        if (!ended) events.onFrame(bytes)
      })
    },
  }
}

/** What one socket may do, of what its seat may. */
const openPurse = (allowance: Allowance, openedAt: number, end: () => void) => {
  const messages = openTokenBucket(LIMITS.messagesPerSecond, LIMITS.messageBurst, openedAt)
  const orEnd = (may: boolean): boolean => {
    if (!may) end()
    return may
  }
  return {
    spend: (cost: number, size: number, now: number) =>
      orEnd(messages.take(cost, now) && allowance.send(Math.min(cost, 1), size, now)),
    mayBeAnswered: (now: number) => orEnd(allowance.answer(now)),
    mayTell: (size: number, now: number) => allowance.tell(size, now),
    mayAdd: (size: number, now: number) => orEnd(allowance.add(size, now)),
  }
}

const listenTo = (
  socket: WebSocket,
  { onGone }: ConnectionEvents,
  heard: (bytes: Uint8Array) => void,
): void => {
  socket.on('message', (data) => {
    if (socket.readyState === socket.OPEN) heard(bytesOf(data))
  })
  socket.on('close', onGone)
  if (socket.readyState >= socket.CLOSING) onGone()
  socket.resume()
}

export type OpenedConnection = ReturnType<typeof openConnection>

const bytesOf = (data: RawData): Uint8Array => {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}

/** Frames of a socket arrive in order: when a ping sent now is answered, all that was on its way has arrived. */
const drained = async (socket: WebSocket): Promise<void> => {
  if (socket.readyState !== socket.OPEN) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const mark = Buffer.from(crypto.randomUUID())
  const onPong = (data: Buffer) => void (data.equals(mark) && resolve())
  socket.on('pong', onPong)
  socket.once('close', resolve)
  socket.ping(mark)
  await promise
  socket.off('pong', onPong)
  socket.off('close', resolve)
}
