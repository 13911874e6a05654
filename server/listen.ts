import { once } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { Config } from './config.ts'
import { keepStreams } from './sync/wire.ts'
import { listenProblem, readTls } from './selfTest.ts'

export interface Listening {
  port: number
  /** Takes no new connection from here on; those that are open go on. */
  stopAccepting(): void
  /** Says goodbye to every socket, waits a moment for answers, and lets go. */
  close(): Promise<void>
}

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch']

/** How long requests under way and closing handshakes are waited for. */
const GOODBYE_MS = 1_500

/** A socket that wants to become anything else would be let go of unanswered, and keep the server from stopping. */
const asksForWebSocket = ({ headers }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket'

/** Serves an app and its WebSockets on the configured address. */
export const listen = async (config: Config, fetch: Fetch): Promise<Listening> => {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.frameBytes * 2,
    perMessageDeflate: false,
  })
  keepStreams(sockets)
  const tls = readTls(config.tls)
  const server = createAdaptorServer({
    fetch,
    websocket: { server: sockets },
    ...(tls && { createServer: createHttpsServer }),
    serverOptions: { ...tls, shouldUpgradeCallback: asksForWebSocket },
  }) as Server
  try {
    server.listen(config.port, config.host)
    await once(server, 'listening')
  } catch (error) {
    throw listenProblem(config, error)
  }
  let closed: Promise<unknown> | null = null
  const stopAccepting = () => {
    closed ??= once(server, 'close')
    if (server.listening) server.close()
    server.closeIdleConnections()
  }
  return {
    port: (server.address() as AddressInfo).port,
    stopAccepting,
    close: async () => {
      stopAccepting()
      for (const socket of sockets.clients) socket.close(CLOSE.goingAway)
      const lastCall = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate()
        server.closeAllConnections()
      }, GOODBYE_MS)
      await closed
      clearTimeout(lastCall)
    },
  }
}
