import * as Y from 'yjs'
import type { LiveLab } from '#client/plan/liveLab.ts'
import { openLiveLab } from '#client/plan/openLiveLab.ts'
import type { LiveSeat } from '#server/sync/connection.ts'
import { sessionOf } from './labSession.ts'
import { localDocument } from './localDocument.ts'
import type { HonestServer, HonestSocket, SentUpdate } from './honestServer.ts'

/** What a page leaves on its device: what the server had, and its own edits that it has not heard are on disk. */
export interface LeftOnDevice {
  copy: Uint8Array
  own: Uint8Array[]
}

/** One tab: the client's plan and undo over a document, and what is on its way. */
export interface HonestPage {
  seat: LiveSeat
  lab: LiveLab
  doc: Y.Doc
  isOnline: () => boolean
  /** Opens a socket; what the server says of itself comes first, then both answer. */
  comeBack: (typesFirst: () => void) => void
  /** Some of what was sent arrives, some of what was sent to it too. */
  pass: (up: number, down: number) => Promise<void>
  cut: () => void
  close: () => LeftOnDevice
}

interface Options {
  server: HonestServer
  seat: LiveSeat
  left: LeftOnDevice
  newId: () => string
  now: () => number
}

const FROM_SERVER = 'server'

export const openHonestPage = async ({ server, seat, left, newId, now }: Options): Promise<HonestPage> => {
  const doc = new Y.Doc()
  const known = [left.copy]
  let own = left.own.map((update) => ({ update, frame: null as number | null }))
  let sent = 0
  let up: SentUpdate[] = []
  let socket: HonestSocket | null = null
  for (const update of [left.copy, ...left.own]) Y.applyUpdate(doc, update, FROM_SERVER)
  const send = (frame: SentUpdate) => up.push(frame) && ++sent
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === FROM_SERVER) return
    own.push({ update, frame: socket && send({ handshake: false, bytes: update }) })
  })
  const { lab, close } = openLiveLab(sessionOf(), { newId, now, openDocument: localDocument(doc).open })
  await Promise.resolve() // the page gets its document a moment later
  await Promise.resolve()
  const hearSaved = () => {
    const saved = socket?.saved() ?? 0
    for (const one of own) if (one.frame !== null && one.frame <= saved) known.push(one.update)
    own = own.filter((one) => one.frame === null || one.frame > saved)
  }
  const cut = () => {
    if (socket) server.leave(socket)
    socket = null
    up = []
    for (const one of own) one.frame = null
  }
  return {
    seat,
    lab,
    doc,
    isOnline: () => socket !== null,
    comeBack: (typesFirst) => {
      cut()
      sent = 0
      socket = server.connect(seat, doc.clientID)
      const stateVector = Y.encodeStateVector(server.doc)
      typesFirst()
      const frame = send({ handshake: true, bytes: Y.encodeStateAsUpdate(doc, stateVector) })
      for (const one of own) one.frame = frame
      server.answer(socket, Y.encodeStateVector(doc))
    },
    pass: async (upCount, downCount) => {
      if (!socket) return
      await server.receive(socket, up.splice(0, upCount))
      for (const update of socket.down.splice(0, downCount)) {
        Y.applyUpdate(doc, update, FROM_SERVER)
        known.push(update)
      }
      hearSaved()
    },
    cut,
    close: () => {
      cut()
      close()
      return { copy: Y.mergeUpdates(known), own: own.map(({ update }) => update) }
    },
  }
}
