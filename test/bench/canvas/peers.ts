import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { writeChanges } from '#shared/doc/write.ts'
import { PROTOCOL } from '#shared/wire/version.ts'
import type { TestLab, TestServer } from '../../support/testServer.ts'
import { openLoadClient, type LoadClient } from '../load/client.ts'
import { untilSynced } from '../load/enter.ts'
import { applyBrought } from '../load/writer.ts'
import { placeOf, type BenchBoard, type BenchCard } from './benchBoard.ts'
import { spotOfDrag } from './drag.ts'

/** People on sockets of their own, each dragging one card and moving a cursor with it. */
export interface Peers {
  start(cards: readonly BenchCard[], perSecond: number): void
  stop(): void
  close(): void
}

const FIRST_CLIENT = 5_000

const presenceOf = (client: number, clock: number, state: unknown): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, JSON.stringify(state))
  return encoding.toUint8Array(encoder)
}

export const openPeers = async (
  server: TestServer,
  lab: TestLab,
  { board }: BenchBoard,
  count: number,
): Promise<Peers> => {
  const clients: LoadClient[] = []
  for (let n = 0; n < count; n++) {
    const { cookie } = await lab.join({ name: `Peer ${n}` })
    const client = FIRST_CLIENT + n
    const query = `ext=1&packed=1&parts=1&client=${client}&epoch=1&protocol=${PROTOCOL}`
    const url = `${server.url.replace(/^http/, 'ws')}/sync/${lab.id}?${query}`
    const opened = openLoadClient(n, 'lab', { url, headers: { Cookie: cookie }, room: lab.id, client })
    if (n === 0) opened.kept = []
    clients.push(opened)
    await untilSynced(clients)
  }
  const doc = new Y.Doc()
  applyBrought(doc, clients[0]?.kept ?? [])
  let last: Uint8Array = new Uint8Array()
  doc.on('update', (update: Uint8Array) => (last = update))
  let timers: NodeJS.Timeout[] = []
  let turn = 0
  const drag = (peer: LoadClient, card: BenchCard) => {
    turn++
    const spot = spotOfDrag(card, turn + peer.number)
    const { client } = peer.address
    doc.clientID = client
    const placement = { ...placeOf(card, board), ...spot }
    writeChanges(doc, [{ op: 'place', entityId: card.id, placement }], null)
    peer.sendUpdate(last)
    const state = { board, cursor: spot, selection: [`shape:${card.id}`], brief: true }
    peer.sendPresence(presenceOf(client, turn, state))
  }
  return {
    start: (cards, perSecond) => {
      timers = clients.flatMap((peer, n) => {
        const card = cards[n]
        return card ? [setInterval(() => drag(peer, card), 1_000 / perSecond)] : []
      })
    },
    stop: () => {
      for (const timer of timers) clearInterval(timer)
    },
    close: () => {
      for (const timer of timers) clearInterval(timer)
      for (const client of clients) client.close()
      doc.destroy()
    },
  }
}
