import { createServer } from 'node:http'
import { join } from 'node:path'
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils'
import WebSocket from 'ws'
import { LeveldbPersistence } from 'y-leveldb'
import * as Y from 'yjs'

/* Kept as the README of y-websocket says. */
const leveldb = new LeveldbPersistence(join(process.env.DATA_DIR, 'db'))
setPersistence({
  provider: leveldb,
  bindState: async (name, doc) => {
    const kept = await leveldb.getYDoc(name)
    leveldb.storeUpdate(name, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(kept))
    doc.on('update', (update) => leveldb.storeUpdate(name, update))
  },
  writeState: async () => {},
})
const sockets = new WebSocket.Server({ noServer: true })
sockets.on('connection', setupWSConnection)
const server = createServer((_request, response) => response.end('okay'))
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request)),
)
server.listen(Number(process.env.PORT), '127.0.0.1')
