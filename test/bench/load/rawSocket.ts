import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { openFrameReader } from './frameReader.ts'

/*
 * A websocket client over a plain socket, cheap enough that hundreds of them and 200,000 frames a second fit into one
 * process. It asks for no compression and masks with zeros, which the protocol allows.
 */
export interface RawSocket {
  bytesIn: number
  framesIn: number
  closed: boolean
  /** What the server said when it closed, or null. */
  closeCode: number | null
  /** Why it never opened, or broke. */
  error: string | null
  send: (bytes: Uint8Array) => void
  close: () => void
}

export interface RawSocketEvents {
  onOpen: () => void
  onMessage: (bytes: Buffer) => void
  /** Before the messages of one read: the time they arrived. */
  onRead: () => void
  onClose: () => void
}

const OPCODE = { continuation: 0, binary: 2, close: 8, ping: 9, pong: 10 } as const
const NORMAL = Buffer.from([0x03, 0xe8])
const CLOSING_MS = 300

const framed = (opcode: number, payload: Uint8Array): Buffer => {
  const { length } = payload
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const frame = Buffer.alloc(6 + extended + length)
  frame[0] = 0x80 | opcode
  frame[1] = 0x80 | (extended === 0 ? length : extended === 2 ? 126 : 127)
  if (extended === 2) frame.writeUInt16BE(length, 2)
  if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(payload, 6 + extended)
  return frame
}

const requestOf = (url: URL, headers: Record<string, string>): string =>
  [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Version: 13',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n')

export const openRawSocket = (
  address: string,
  headers: Record<string, string>,
  events: RawSocketEvents,
): RawSocket => {
  const url = new URL(address)
  const socket = connect({ host: url.hostname, port: Number(url.port) })
  socket.setNoDelay(true)
  const write = (opcode: number, payload: Uint8Array): void => {
    if (!raw.closed) socket.write(framed(opcode, payload))
  }
  const raw: RawSocket = {
    bytesIn: 0,
    framesIn: 0,
    closed: false,
    closeCode: null,
    error: null,
    send: (bytes) => write(OPCODE.binary, bytes),
    close: () => {
      write(OPCODE.close, NORMAL)
      socket.end()
      setTimeout(() => socket.destroy(), CLOSING_MS).unref()
    },
  }
  let pieces: Buffer[] = []
  const read = openFrameReader((opcode, final, payload) => {
    raw.framesIn++
    if (opcode === OPCODE.ping) write(OPCODE.pong, payload)
    else if (opcode === OPCODE.close) {
      raw.closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 0
      socket.end()
    } else if (opcode === OPCODE.pong) return
    else if (final && opcode !== OPCODE.continuation) events.onMessage(payload)
    else {
      pieces.push(payload)
      if (!final) return
      const whole = Buffer.concat(pieces)
      pieces = []
      events.onMessage(whole)
    }
  })
  const take = (chunk: Buffer): void => {
    raw.bytesIn += chunk.length
    events.onRead()
    read(chunk)
  }
  let head = Buffer.alloc(0)
  const takeHead = (chunk: Buffer): void => {
    head = Buffer.concat([head, chunk])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) return
    const [status = ''] = head.toString('latin1', 0, end).split('\r\n')
    if (!status.includes(' 101 ')) {
      raw.error = status
      return void socket.destroy()
    }
    socket.off('data', takeHead)
    socket.on('data', take)
    events.onOpen()
    if (head.length > end + 4) take(head.subarray(end + 4))
  }
  socket.on('connect', () => socket.write(requestOf(url, headers)))
  socket.on('data', takeHead)
  socket.on('error', (error) => (raw.error ??= error.message))
  socket.on('close', () => {
    raw.closed = true
    events.onClose()
  })
  return raw
}
