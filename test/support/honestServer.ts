import * as Y from 'yjs'
import { admitEdits, type Edit } from '#server/sync/admitEdits.ts'
import { newcomer, type Connection, type LiveSeat } from '#server/sync/connection.ts'
import type { LiveDocument } from '#server/sync/liveDocument.ts'
import { SERVER_SEAT } from '#server/storage/updateLog.ts'
import { writeNewDocument } from '#shared/doc/write.ts'
import { smallPlan } from './modelCommands.ts'

/** What a page sends as a sync frame. */
export interface SentUpdate {
  handshake: boolean
  bytes: Uint8Array
}

/** One socket of a page, as the server and the page know it. */
export interface HonestSocket {
  connection: Connection
  /** What the server has sent and the page has not yet taken in. */
  down: Uint8Array[]
  /** How many frames of this socket are done with. */
  saved: () => number
}

/** A room's document that judges edits as the server does, without a log and without sockets. */
export interface HonestServer {
  doc: Y.Doc
  /** Everything that was refused, in words. */
  refused: string[]
  connect: (seat: LiveSeat, clientId: number) => HonestSocket
  /** What a page lacks, for it and for nobody else; from then on it hears of edits. */
  answer: (socket: HonestSocket, stateVector: Uint8Array) => void
  receive: (socket: HonestSocket, frames: readonly SentUpdate[]) => Promise<void>
  leave: (socket: HonestSocket) => void
}

export const openHonestServer = (): HonestServer => {
  const live: LiveDocument = {
    doc: new Y.Doc(),
    bound: new Map(),
    owners: new Map(),
    seq: 0,
    rowsSinceSnapshot: 0,
    snapshotBytes: 0,
  }
  writeNewDocument(live.doc, smallPlan())
  live.owners.set(live.doc.clientID, SERVER_SEAT)
  const sockets = new Set<HonestSocket>()
  const refused: string[] = []
  return {
    doc: live.doc,
    refused,
    connect: (seat, clientId) => {
      const connection = connectionOf(seat, clientId, (reason) => void refused.push(reason))
      const socket = { connection, down: [], saved: () => connection.done }
      sockets.add(socket)
      return socket
    },
    answer: ({ connection, down }, stateVector) => {
      down.push(Y.encodeStateAsUpdate(live.doc, stateVector))
      connection.joined = true
    },
    receive: async ({ connection }, frames) => {
      const batch = frames.map(({ handshake, bytes }): Edit => ({
        from: connection,
        handshake,
        update: bytes,
      }))
      const { rows, left } = await admitEdits(batch, {
        live,
        state: { phase: 'open', version: 0, locks: [] },
        claimant: (client) =>
          [...sockets].find((one) => one.connection.clientId === client)?.connection.seat.seatId,
        at: 0,
        refuse: (from, code, reason) => from.end(code, reason),
        fault: (error) => void refused.push(`the guard failed: ${String(error)}`),
      })
      if (left !== null) refused.push('an edit broke the document')
      for (const { bytes } of rows)
        for (const other of sockets)
          if (other.connection !== connection && other.connection.joined) other.down.push(bytes)
    },
    leave: (socket) => void sockets.delete(socket),
  }
}

export const connectionOf = (
  seat: LiveSeat,
  clientId: number,
  refused: (reason: string) => void,
): Connection => {
  let ended = false
  return {
    seat,
    ext: true,
    packed: false,
    clientId,
    ...newcomer(),
    get ended() {
      return ended
    },
    send: () => {},
    write: () => {},
    unfinished: () => 0,
    waiting: () => 0,
    end: (code, reason) => {
      ended = true
      refused(`${seat.name}: ${code} ${reason ?? ''}`)
    },
    cutOff: (code) => refused(`${seat.name}: ${code} `),
    leave: () => {},
    drained: async () => {},
    beat: () => {},
    spend: () => true,
    mayBeAnswered: () => true,
    mayTell: () => true,
    mayAdd: () => true,
  }
}
