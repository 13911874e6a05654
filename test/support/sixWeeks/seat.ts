import { v7 } from 'uuid'
import type { z } from 'zod'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { readPlan } from '#shared/doc/read.ts'
import { writeChanges } from '#shared/doc/write.ts'
import type { SingleCommand } from '#shared/plan/commands.ts'
import { decide } from '#shared/plan/decide.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { MESSAGE, readRefused, readSaved, SYNC } from '#shared/wire/frames.ts'
import type { Answer, TestLab, TestServer } from '#test/support/testServer.ts'

/** Who sits there: the name, and the organisation by its short name. */
export interface Sitting {
  name: string
  org: string
  room: string
  cookie: string
  seatId: string
}

/**
 * A simulated seat: a session of its own, HTTP as a page sends it, and a stock y-websocket provider that stays
 * connected for all six weeks and comes back by itself when the server does.
 */
export interface Seat extends Sitting {
  plan: () => Plan
  /** What the plan decides of them, all or none; throws with the refusal. */
  write: (...commands: SingleCommand[]) => void
  /** Whether the server has all of it on its disk. */
  isSaved: () => boolean
  /** How far it has come, to be compared with others. */
  stateVector: () => string
  /** Reasons for which an edit of it was refused, and codes its socket was closed with. */
  refused: string[]
  closed: number[]
  /** A call below the lab; throws unless it is answered as it should be. */
  call: <S extends z.ZodType>(answer: S, method: string, path: string, body?: unknown) => Promise<z.output<S>>
  /** The same, whatever the answer. */
  ask: (method: string, path: string, body?: unknown) => Promise<Answer>
  /** Closes its connection for the night; in the morning it comes back. */
  goHome: () => void
  isHome: () => boolean
  comeBack: () => void
  leave: () => void
}

/** Frames of its own that a seat without a screen has no use for. */
const UNSEEN = [MESSAGE.state, MESSAGE.guidance, MESSAGE.inbox, MESSAGE.hall, MESSAGE.rounds]

export const takeSeat = (server: TestServer, lab: TestLab, sitting: Sitting): Seat => {
  const doc = new Y.Doc()
  const { cookie } = sitting
  let [sent, saved] = [0, 0]
  let socket: WebSocket | null = null
  const opened = (one: WebSocket) => {
    socket = one
    sent = saved = 0
  }
  class Socket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin: server.url } } as unknown as string[])
      opened(this)
    }
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && data[0] === MESSAGE.sync && data[1] !== SYNC.step1) sent++
      super.send(data)
    }
  }
  const provider = new WebsocketProvider(`${server.url.replace(/^http/, 'ws')}/sync`, lab.id, doc, {
    disableBc: true,
    maxBackoffTime: 400,
    WebSocketPolyfill: Socket,
    params: { ext: '1', client: String(doc.clientID) },
  })
  const [refused, closed]: [string[], number[]] = [[], []]
  for (const type of UNSEEN) provider.messageHandlers[type] = () => {}
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    saved = readSaved(decoder)
  }
  provider.messageHandlers[MESSAGE.refused] = (_encoder, decoder) =>
    void refused.push(readRefused(decoder).reason)
  provider.on('connection-close', (event) => void closed.push(event?.code ?? 0))
  const ask: Seat['ask'] = (method, path, body) =>
    lab.api(path, { cookie, method, ...(body !== undefined && { body }) })
  return {
    ...sitting,
    plan: () => readPlan(doc).plan,
    write: (...commands) => {
      const context = { now: new Date().toISOString(), newId: v7 }
      const decision = decide(readPlan(doc).plan, { type: 'batch', commands }, context)
      if (!decision.ok) throw new Error(`${sitting.name}: ${JSON.stringify(decision.refusal)}`)
      writeChanges(doc, decision.changes, 'seat')
    },
    isSaved: () => provider.wsconnected && provider.synced && saved >= sent,
    stateVector: () =>
      [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b).join(),
    refused,
    closed,
    call: async (answer, method, path, body) => (await ask(method, path, body)).as(answer),
    ask,
    goHome: () => provider.disconnect(),
    isHome: () => socket?.readyState === WebSocket.CLOSED,
    comeBack: () => provider.connect(),
    leave: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}
