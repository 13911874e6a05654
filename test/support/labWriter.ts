import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { MESSAGE, readSaved } from '#shared/wire/frames.ts'
import { socketWith } from './liveDocument.ts'

/** A seat that writes without end: edit n is the ink `<name>.<n>`. */
export interface LabWriter {
  /** How many of its edits it was told are on disk. */
  acknowledged: () => number
  /** Codes its socket was closed with. */
  closed: number[]
  stop: () => void
}

const IN_FLIGHT = 5

export const openLabWriter = (
  url: string,
  seat: { cookie: string },
  lab: string,
  name: string,
): LabWriter => {
  const doc = new Y.Doc()
  const { Socket, edits } = socketWith({ cookie: seat.cookie })
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, lab, doc, {
    disableBc: true,
    WebSocketPolyfill: Socket,
    params: { ext: '1', client: String(doc.clientID) },
  })
  const closed: number[] = []
  let written = 0
  let acknowledged = 0
  provider.messageHandlers[MESSAGE.state] = () => {}
  provider.messageHandlers[MESSAGE.hall] = () => {}
  provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
    acknowledged = Math.max(0, written - (edits() - readSaved(decoder)))
    while (written - acknowledged < IN_FLIGHT) doc.getMap('ink').set(`${name}.${written++}`, { written })
  }
  provider.on('connection-close', (event) => void closed.push(event?.code ?? 0))
  return {
    acknowledged: () => acknowledged,
    closed,
    stop: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}
