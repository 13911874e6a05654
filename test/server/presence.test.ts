import { expect, test } from 'vitest'
import type { PresenceOwn } from '#shared/wire/presence.ts'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { createConnection } from '#client/sync/connection.ts'
import { openOthers, type OthersHere } from '#client/plan/othersHere.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { MESSAGE } from '#shared/wire/frames.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { awareness, openRawClient, openStockClient, until } from '#test/support/syncClient.ts'
import { LAB, seatNo, startSyncServer, withFolder, type SyncServer } from '#test/support/syncServer.ts'

const [NORTH, SOUTH] = [sampleId(701), sampleId(702)]

const inRoom = async (work: (server: SyncServer) => Promise<void>) =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    await work(server)
    await server.stop()
  })

/** Somebody with y-websocket's own provider; `brief` makes it understand moves as our page does. */
const person = (server: SyncServer, seat: number, brief = false) => {
  const { provider, doc } = openStockClient(server.url, { seat })
  const others = openOthers()
  provider.awareness.on('change', (change: Parameters<OthersHere['hear']>[1]) =>
    others.hear(provider.awareness, change),
  )
  return {
    client: doc.clientID,
    say: (own: Partial<PresenceOwn>) => provider.awareness.setLocalState({ ...own, ...(brief && { brief }) }),
    sees: (other: { client: number }) => others.now().get(other.client),
    raw: (other: { client: number }) => provider.awareness.getStates().get(other.client),
    leave: () => provider.destroy(),
  }
}

test('PR1 PR2 PR8 stock clients and pages on two boards see one another as the rules say, over sockets', () =>
  inRoom(async (server) => {
    const [stock, page, far] = [person(server, 1), person(server, 2, true), person(server, 3, true)]
    const all = [stock, page, far]
    stock.say({ board: NORTH, cursor: { x: 1, y: 1 } })
    page.say({ board: NORTH, cursor: { x: 2, y: 2 }, selection: ['shape:a'] })
    far.say({ board: SOUTH, cursor: { x: 3, y: 3 }, editing: { id: 'card', field: 'text' } })
    await until(() => page.sees(stock)?.cursor?.x === 1 && stock.sees(page)?.selection[0] === 'shape:a')
    await until(() => all.every((one) => one === far || one.sees(far)?.editing?.id === 'card'))
    for (let x = 0; x < 20; x++) stock.say({ board: NORTH, cursor: { x, y: 0 } })
    await until(() => page.sees(stock)?.cursor?.x === 19)
    expect(page.raw(stock)).toEqual({ cursor: { x: 19, y: 0 } })
    page.say({ board: NORTH, cursor: { x: 20, y: 2 }, selection: ['shape:a'] })
    await until(() => stock.sees(page)?.cursor?.x === 20)
    expect(stock.raw(page)).toMatchObject({
      board: NORTH,
      selection: ['shape:a'],
      seat: { name: 'Person 2' },
    })
    expect(far.sees(page)).toMatchObject({ board: NORTH, cursor: null, selection: [] })
    page.say({ board: SOUTH })
    await until(() => page.sees(far)?.cursor?.x === 3 && page.sees(stock)?.cursor === null)
    await until(() => stock.sees(page)?.board === SOUTH && stock.sees(page)?.cursor === null)
    far.leave()
    await until(() => page.sees(far) === undefined && stock.sees(far) === undefined)
    for (const one of [stock, page]) one.leave()
  }))

test('PR2 stock clients that never say a board are all together', () =>
  inRoom(async (server) => {
    const [a, b] = [person(server, 1), person(server, 2)]
    a.say({ cursor: { x: 5, y: 6 } })
    await until(() => b.sees(a)?.cursor?.x === 5)
    const late = person(server, 3)
    await until(() => late.sees(a)?.cursor?.x === 5)
    for (const one of [a, b, late]) one.leave()
  }))

test('PR15 who was sent away is gone for the others at once, though its socket says no goodbye', () =>
  inRoom(async (server) => {
    const [revoked, witness] = [await openRawClient(server.url, { seat: 1, client: 71 }), person(server, 2)]
    witness.say({ board: NORTH })
    revoked.send(awareness([[71, { board: NORTH, cursor: { x: 1, y: 1 } }]]))
    await until(() => witness.sees({ client: 71 })?.cursor?.x === 1)
    revoked.socket.pause()
    server.rooms.closeSeat(LAB, seatNo(1).seatId, CLOSE.unauthorised)
    await until(() => witness.sees({ client: 71 }) === undefined, 2_000)
    revoked.socket.terminate()
    witness.leave()
  }))

test('PR10 a hostile client says what it likes of views, boards and others: nobody hears more, or anything of another', () =>
  inRoom(async (server) => {
    const [a, b] = [person(server, 1), person(server, 2, true)]
    a.say({ board: NORTH, cursor: { x: 1, y: 1 } })
    b.say({ board: NORTH })
    await until(() => b.sees(a)?.cursor?.x === 1)
    const liar = await openRawClient(server.url, { seat: 4, client: 77 })
    const huge = { x: -1e308, y: -1e308, w: 1e308, h: 1e308 }
    for (let n = 0; n < 100; n++)
      liar.send(
        awareness([
          [a.client, { board: NORTH, cursor: { x: 666, y: 0 } }],
          [77, { board: [NORTH, SOUTH, 'x'][n % 3], view: huge, cursor: { x: 1e308, y: n }, selection: n }],
        ]),
      )
    liar.send(awareness([[77, { board: NORTH, cursor: { x: 7, y: 7 } }]]))
    await until(() => b.sees({ client: 77 })?.cursor?.x === 7)
    expect(b.sees(a)?.cursor?.x).toBe(1)
    expect(liar.awareness.length).toBeLessThan(50)
    liar.socket.terminate()
    for (const one of [a, b]) one.leave()
  }))

test('PR11 a page that asks for a sign of life is sent one, not everyone', () =>
  inRoom(async (server) => {
    const a = person(server, 1)
    const page = await openRawClient(server.url, { seat: 2, ext: true, client: 5 })
    await until(() => page.awareness.some((message) => message[0] === 1))
    const heard = page.awareness.length
    page.send(new Uint8Array([MESSAGE.queryAwareness]))
    await until(() => page.awareness.length > heard)
    expect(page.awareness.at(-1)).toEqual(new Uint8Array([0]))
    a.leave()
  }))

test('PR14 a page repeats nothing of what it hears of others', () =>
  inRoom(async (server) => {
    const sent: Uint8Array[] = []
    class Socket extends WebSocket {
      override send(data: Uint8Array) {
        super.send(data)
        if (data[0] === MESSAGE.awareness) sent.push(data)
      }
    }
    const nothing = () => {}
    const connection = createConnection({
      doc: new Y.Doc(),
      address: server.url,
      labId: LAB,
      Socket: Socket as unknown as typeof globalThis.WebSocket,
      packed: false,
      events: {
        brought: nothing,
        synced: nothing,
        sent: nothing,
        saved: nothing,
        state: nothing,
        refused: nothing,
        guided: nothing,
        arriving: nothing,
        unreadable: nothing,
        closed: nothing,
      },
    })
    connection.open(0)
    const a = person(server, 2)
    for (let x = 1; x <= 5; x++) {
      a.say({ cursor: { x, y: 0 } })
      await until(() => connection.awareness.getStates().get(a.client)?.['cursor']?.x === x)
    }
    connection.awareness.setLocalState({ cursor: { x: 7, y: 7 } })
    await until(() => a.sees({ client: connection.awareness.clientID })?.cursor?.x === 7)
    expect(sent.length).toBeLessThanOrEqual(2)
    a.leave()
    connection.destroy()
  }))
