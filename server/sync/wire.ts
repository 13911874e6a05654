import type { Writable } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'
import { encodeParts } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'

/*
 * Frames are built here, once for all who get them, and written straight to the stream below a socket: frames of a
 * server are not masked, so the same bytes serve everyone. The library's own send frames and writes each message for
 * each socket; test/bench/fanOut.ts measures both. The library still reads, pings and closes, and counts what waits.
 */

/** A socket of the system; a test's may not count what it read. */
type Stream = Writable & { readonly bytesRead?: number }
const streams = new WeakMap<WebSocket, Stream>()

/** Remembers what a socket writes to; the socket must not compress. */
export const keepStream = (socket: WebSocket, stream: Stream): void => void streams.set(socket, stream)

/** Remembers it for every socket this server opens. */
export const keepStreams = (server: WebSocketServer): void =>
  void server.on('connection', (socket, request) => keepStream(socket, request.socket))

/** Throws for a socket of a server whose streams are not kept. */
export const streamOf = (socket: WebSocket): Stream => {
  const stream = streams.get(socket)
  if (!stream) throw new Error('the stream below this socket is not known')
  return stream
}

/** What is written to one socket. `tooMuch` is told of one that has not taken what was written before. */
export const openWriter = (socket: WebSocket, tooMuch: () => void) => {
  const stream = streamOf(socket)
  let largest = 0
  let written = 0
  return {
    /** Parts of frames; they go out as one. */
    write: (...parts: readonly Uint8Array[]): void => {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > LIMITS.backlogBytes + largest) return tooMuch()
      // A large plan that is on its way is no sign of a slow reader.
      const size = sizeOf(parts)
      largest = Math.max(largest, size)
      written += size
      if (parts.length > 1) stream.cork()
      for (const part of parts) stream.write(part)
      if (parts.length > 1) stream.uncork()
    },
    waiting: (): number => socket.bufferedAmount,
    /** Bytes that came from it, also of a message that is not whole. */
    arrived: (): number => stream.bytesRead ?? 0,
    /** Bytes it was sent, whether it has taken them or not. */
    written: (): number => written,
    onDrained: (run: () => void): void => void stream.on('drain', run),
  }
}
export type Writer = ReturnType<typeof openWriter>

export const sizeOf = (parts: readonly Uint8Array[]): number =>
  parts.reduce((sum, { length }) => sum + length, 0)

/** What stands before a message of so many bytes: one unmasked binary frame (RFC 6455, 5.2). */
export const headOf = (length: number): Buffer => {
  const head = Buffer.allocUnsafe(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = 0x82
  if (head.length === 2) head[1] = length
  else if (head.length === 4) {
    head[1] = 126
    head.writeUInt16BE(length, 2)
  } else {
    head[1] = 127
    head.writeBigUInt64BE(BigInt(length), 2)
  }
  return head
}

export const frameOf = (message: Uint8Array): Buffer => Buffer.concat([headOf(message.length), message])

/** The same for a socket that takes large messages in parts, if `inParts`. */
export const framesOf = (message: Uint8Array, inParts = false): Buffer =>
  inParts ? Buffer.concat(encodeParts(message).map(frameOf)) : frameOf(message)
