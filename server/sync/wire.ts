import type { Writable } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'

/*
 * Frames are built here, once for all who get them, and written straight to the stream below a socket: frames of a
 * server are not masked, so the same bytes serve everyone. The library's own send frames and writes each message for
 * each socket; test/bench/fanOut.ts measures both. The library still reads, pings and closes, and counts what waits.
 */
const streams = new WeakMap<WebSocket, Writable>()

/** Remembers what a socket writes to; the socket must not compress. */
export const keepStream = (socket: WebSocket, stream: Writable): void => void streams.set(socket, stream)

/** Remembers it for every socket this server opens. */
export const keepStreams = (server: WebSocketServer): void =>
  void server.on('connection', (socket, request) => keepStream(socket, request.socket))

/** Throws for a socket of a server whose streams are not kept. */
export const streamOf = (socket: WebSocket): Writable => {
  const stream = streams.get(socket)
  if (!stream) throw new Error('the stream below this socket is not known')
  return stream
}

/** A message as one unmasked binary frame (RFC 6455, 5.2). */
export const frameOf = (message: Uint8Array): Buffer => {
  const { length } = message
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = 0x82
  if (head === 2) frame[1] = length
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(message, head)
  return frame
}
