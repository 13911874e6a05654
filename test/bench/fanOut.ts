import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { frameOf } from '#server/sync/wire.ts'

/*
 * What it costs a server to tell a room of 200 something, per tick: `node test/bench/fanOut.ts`. Side by side, a few
 * hundred ticks each in turns: one write of bytes framed once; the same messages by the websocket library's own send,
 * one each; and as many messages as a tick without merging would have.
 */
const CLIENTS = 200
const TICKS = 300
const ROUNDS = 4

const reader = (port: number): void => {
  for (let n = 0; n < CLIENTS; n++) {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(
        'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
          'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n',
      ),
    )
    socket.on('data', () => {})
  }
}

interface Client {
  socket: WebSocket
  raw: Socket
}
type Way = (clients: readonly Client[], messages: readonly Uint8Array[]) => void

const WAYS: Record<string, Way> = {
  'one write, framed once': (clients, messages) => {
    const bytes = Buffer.concat(messages.map(frameOf))
    for (const { raw } of clients) raw.write(bytes)
  },
  "the library's send, a message each": (clients, messages) => {
    for (const { socket } of clients) for (const message of messages) socket.send(message)
  },
  "the library's send, corked": (clients, messages) => {
    for (const { socket, raw } of clients) {
      raw.cork()
      for (const message of messages) socket.send(message)
      raw.uncork()
    }
  },
}

const measure = async (): Promise<void> => {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await once(sockets, 'listening')
  const clients: Client[] = []
  sockets.on('connection', (socket, { socket: raw }) => void clients.push({ socket, raw }))
  const child = fork(import.meta.filename, [String((sockets.address() as AddressInfo).port)])
  while (clients.length < CLIENTS) await once(sockets, 'connection')

  const messageOf = (bytes: number) => new Uint8Array(bytes).fill(7)
  const cases = {
    'a merged update and presence': [messageOf(400), messageOf(2_000)],
    'a merged update': [messageOf(400)],
    'eight updates and presence': [...Array.from({ length: 8 }, () => messageOf(100)), messageOf(2_000)],
  }
  for (const [what, messages] of Object.entries(cases)) {
    const spent = new Map<string, number>()
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, way] of Object.entries(WAYS)) {
        const before = process.cpuUsage()
        for (let tick = 0; tick < TICKS; tick++) {
          way(clients, messages)
          await new Promise((resolve) => setTimeout(resolve, 4))
        }
        const { user, system } = process.cpuUsage(before)
        spent.set(name, (spent.get(name) ?? 0) + user + system)
      }
    for (const [name, micros] of spent)
      console.log(
        `${what}; ${name}: ${(micros / ROUNDS / TICKS / CLIENTS).toFixed(2)} µs of processor a socket and tick`,
      )
  }
  child.kill()
  for (const { raw } of clients) raw.destroy()
  sockets.close()
}

const port = process.argv[2]
if (port) reader(Number(port))
else await measure()
