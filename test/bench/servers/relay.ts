import { WebSocketServer, type WebSocket } from 'ws'

/* The floor: what arrives goes to all others of the room, and nothing else happens. */
const rooms = new Map<string, Set<WebSocket>>()
const server = new WebSocketServer({
  port: Number(process.env['PORT']),
  host: '127.0.0.1',
  perMessageDeflate: false,
})
server.on('connection', (socket, { url = '/' }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(socket))
  socket.on('message', (message) => {
    for (const other of room) if (other !== socket) other.send(message, { binary: true })
  })
  socket.on('close', () => room.delete(socket))
  socket.on('error', () => {}) // its end follows
})
