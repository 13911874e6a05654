import { EventEmitter } from 'node:events'
import { Writable } from 'node:stream'
import type { WebSocket as ServerSocket } from 'ws'
import { keepStream } from '#server/sync/wire.ts'
import { messagesIn } from './serverFrames.ts'

/** What goes over a wire, in order. */
type Frame =
  | { kind: 'data'; bytes: Uint8Array }
  | { kind: 'close'; code: number }
  | { kind: 'ping' | 'pong'; mark: Buffer }

/** One socket: two ends and what is on its way between them. Nothing moves unless it is asked to. */
interface Wire {
  /** Delivers at most so many frames; how many there were. */
  up: (count: number) => number
  down: (count: number) => number
  /** Both ends lose it, with all that was on its way. */
  cut: () => void
}

/** A person's way to the server. */
export interface Line {
  Socket: typeof WebSocket
  /** The server can be reached. */
  online: boolean
  /** What is sent waits on its way. */
  held: boolean
  wires: Set<Wire>
}

export const openLine = (accept: (socket: ServerSocket, address: URL) => void): Line => {
  const line: Line = { Socket: socketsOf(() => line, accept), online: true, held: false, wires: new Set() }
  return line
}

/** Delivers what may move until nothing does; how many frames that were. */
export const pump = (lines: readonly Line[]): number => {
  let moved = 0
  for (const { held, wires } of lines) {
    if (held) continue
    for (const wire of wires) moved += wire.up(Infinity) + wire.down(Infinity)
  }
  return moved
}

const socketsOf = (line: () => Line, accept: (socket: ServerSocket, address: URL) => void) => {
  class ClientSocket {
    readonly OPEN = 1
    readyState = 0
    binaryType = 'arraybuffer'
    onopen: (() => void) | null = null
    onmessage: ((event: { data: Uint8Array }) => void) | null = null
    onclose: ((event: { code: number; reason: string }) => void) | null = null
    onerror: (() => void) | null = null
    #send: (frame: Frame) => void = () => {}

    constructor(address: string) {
      queueMicrotask(() => {
        if (this.readyState !== 0) return
        if (!line().online) return this.lost(1006)
        const { wire, send, server } = wireTo(this, () => line().wires.delete(wire))
        line().wires.add(wire)
        this.#send = send
        this.readyState = 1
        accept(server, new URL(address))
        this.onopen?.()
      })
    }
    send(bytes: Uint8Array) {
      if (this.readyState === 1) this.#send({ kind: 'data', bytes: Uint8Array.from(bytes) })
    }
    close() {
      if (this.readyState === 1) this.#send({ kind: 'close', code: 1005 })
      this.readyState = 3
    }
    lost(code: number) {
      if (this.readyState === 3) return
      this.readyState = 3
      this.onclose?.({ code, reason: '' })
    }
    hears(data: Uint8Array) {
      if (this.readyState === 1) this.onmessage?.({ data })
    }
  }
  return ClientSocket as unknown as typeof WebSocket
}

interface ClientEnd {
  lost: (code: number) => void
  hears: (data: Uint8Array) => void
}

const wireTo = (client: ClientEnd, gone: () => void) => {
  const up: Frame[] = []
  const down: Frame[] = []
  let paused = false
  const server = Object.assign(new EventEmitter(), {
    OPEN: 1,
    CLOSING: 2,
    readyState: 1,
    bufferedAmount: 0,
    ping: (mark: Buffer = Buffer.alloc(0)) => void down.push({ kind: 'ping', mark }),
    close: (code: number) => {
      if (server.readyState === 1) down.push({ kind: 'close', code })
      server.readyState = Math.max(server.readyState, 2)
    },
    terminate: () => cut(),
    pause: () => void (paused = true),
    resume: () => void (paused = false),
  })
  const socket = server as unknown as ServerSocket
  keepStream(
    socket,
    new Writable({
      writev: (parts, done) => {
        const frames = Buffer.concat(parts.map(({ chunk }: { chunk: Uint8Array }) => chunk))
        for (const bytes of messagesIn(frames)) down.push({ kind: 'data', bytes })
        done()
      },
    }),
  )
  const end = (code: number) => {
    up.length = 0
    down.length = 0
    gone()
    if (server.readyState !== 3) {
      server.readyState = 3
      server.emit('close')
    }
    client.lost(code)
  }
  const cut = () => end(1006)
  const atServer = (frame: Frame) => {
    if (frame.kind === 'data') server.emit('message', frame.bytes)
    if (frame.kind === 'pong') server.emit('pong', frame.mark)
    if (frame.kind === 'close') end(frame.code)
  }
  const atClient = (frame: Frame) => {
    if (frame.kind === 'data') client.hears(frame.bytes)
    if (frame.kind === 'ping') up.push({ kind: 'pong', mark: frame.mark })
    if (frame.kind === 'close') end(frame.code)
  }
  const wire: Wire = {
    up: (count) => (paused ? 0 : deliver(up, count, atServer)),
    down: (count) => deliver(down, count, atClient),
    cut,
  }
  return { wire, send: (frame: Frame) => void up.push(frame), server: socket }
}

const deliver = (frames: Frame[], count: number, to: (frame: Frame) => void): number => {
  let moved = 0
  for (; moved < count; moved++) {
    const frame = frames.shift()
    if (!frame) break
    to(frame)
  }
  return moved
}
