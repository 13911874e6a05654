import { connect } from 'node:net'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { encodeAwareness, encodeStep2, encodeUpdate, MESSAGE } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { LAB, seatNo, startSyncServer, withFolder } from '#test/support/syncServer.ts'
import {
  awareness,
  editBy,
  openDocClient,
  openRawClient,
  openStockClient,
  until,
  type RawClient,
} from '#test/support/syncClient.ts'

test('SY20 an observer’s hand-written update changes nothing, is told why and ends that document', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const a = await openDocClient(server.url, { seat: 1 })
    a.ink.set('k', 1)
    await until(() => a.allSaved())
    const edits = [
      editBy(7, (doc) => void doc.getMap('ink').set('k', 2)),
      editBy(7, (doc) => doc.getMap('ink').delete('k'), a.doc),
      editBy(a.doc.clientID, (doc) => void doc.getMap('ink').set('k', 3), a.doc),
    ]
    for (const edit of edits)
      for (const encode of [encodeUpdate, encodeStep2]) {
        const observer = await openRawClient(server.url, { seat: 2, role: 'observer', ext: true })
        observer.send(encode(edit))
        expect(await observer.closed).toBe(CLOSE.refused)
        expect(observer.refused).toEqual([{ reason: 'observer' }])
        expect(observer.saved()).toBe(0)
      }
    const fresh = await openDocClient(server.url, { seat: 3 })
    expect(Y.encodeStateAsUpdate(fresh.doc)).toEqual(Y.encodeStateAsUpdate(a.doc))
    await server.stop()
  }))

test('SY32 who is refused an edit is told before how many of those that came with it are on disk', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const client = await openRawClient(server.url, { seat: 1, ext: true, client: 80 })
    await client.greeting
    const told: number[] = []
    client.socket.on('message', (data: Buffer) => {
      const [type = 0] = data
      if (type === MESSAGE.saved || type === MESSAGE.refused) told.push(type)
    })
    const doc = new Y.Doc()
    doc.clientID = 80
    client.send(encodeStep2(Y.encodeStateAsUpdate(doc)))
    doc.on('update', (update: Uint8Array) => client.send(encodeUpdate(update)))
    for (let n = 0; n < 20; n++) doc.getMap('ink').set(`${n}`, n)
    doc.getMap('nowhere').set('a', 1)
    expect(await client.closed).toBe(CLOSE.refused)
    expect(client.refused).toEqual([{ reason: 'forbidden' }])
    expect(client.saved()).toBe(21)
    expect(told.at(-1)).toBe(MESSAGE.refused)
    const fresh = await openDocClient(server.url, { seat: 2 })
    expect(fresh.ink.size).toBe(20)
    await server.stop()
  }))

test('SY21 a refused edit leaves no trace, and what its socket sent after it does not count', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const a = await openDocClient(server.url, { seat: 1 })
    a.ink.set('k', 1)
    await until(() => a.allSaved())
    const rows = (await server.log.load(LAB)).seq
    const attacker = await openRawClient(server.url, { seat: 2, ext: true })
    attacker.send(encodeUpdate(editBy(a.doc.clientID, (doc) => void doc.getMap('ink').set('k', 2), a.doc)))
    attacker.send(encodeUpdate(editBy(70, (doc) => void doc.getMap('ink').set('after', 1))))
    expect(await attacker.closed).toBe(CLOSE.refused)
    expect(attacker.refused).toEqual([{ reason: 'forbidden' }])
    a.ink.set('k', 3)
    await until(() => a.allSaved())
    expect((await server.log.load(LAB)).seq).toBe(rows + 1)
    await server.stop()
  }))

test('SY22 a client id is its seat’s from its address or its first presence on, before it has written', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const declared = await openRawClient(server.url, { seat: 1, ext: true, client: 501 })
    await declared.greeting
    const stock = openStockClient(server.url, { seat: 2 })
    const other = await openRawClient(server.url, { seat: 3, ext: true })
    stock.provider.awareness.setLocalState({})
    await until(() => other.awareness.length > 0)
    for (const client of [501, stock.doc.clientID]) {
      const thief = await openRawClient(server.url, { seat: 4, ext: true, client })
      thief.send(encodeUpdate(editBy(client, (doc) => void doc.getMap('ink').set('k', 'stolen'))))
      expect(await thief.closed).toBe(CLOSE.refused)
    }
    declared.send(encodeUpdate(editBy(501, (doc) => void doc.getMap('ink').set('k', 'mine'))))
    await until(() => declared.saved() === 1)
    stock.provider.destroy()
    await server.stop()
  }))

/** What a client hears of others, by client id. */
const heard = (client: RawClient): Map<number, unknown> => {
  const states = new Map<number, unknown>()
  for (const bytes of client.awareness) {
    const decoder = decoding.createDecoder(bytes)
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const id = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      states.set(id, JSON.parse(decoding.readVarString(decoder)))
    }
  }
  return states
}
test('SY23 presence: the seat’s name is the server’s, other ids are dropped, and a leaving socket’s state goes', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const watcher = await openRawClient(server.url, { seat: 1, client: 1 })
    const liar = await openRawClient(server.url, { seat: 2, client: 2 })
    const victim = await openRawClient(server.url, { seat: 3, client: 3 })
    victim.send(awareness([[3, { cursor: { x: 1, y: 2 } }]]))
    await until(() => heard(watcher).has(3))
    liar.send(
      awareness([
        [3, { cursor: null, seat: { name: 'Somebody else' } }],
        [3, null],
        [
          2,
          {
            cursor: { x: 5, y: 6 },
            seat: { ...seatNo(3) },
            user: { name: 'Minister' },
            extra: 'x'.repeat(99),
          },
        ],
        [99, { cursor: { x: 0, y: 0 } }],
      ]),
    )
    await until(() => heard(watcher).has(2))
    const { seatId, name, role, color } = seatNo(2)
    expect(heard(watcher).get(2)).toEqual({ cursor: { x: 5, y: 6 }, seat: { seatId, name, role, color } })
    expect(heard(watcher).get(3)).toMatchObject({ cursor: { x: 1, y: 2 }, seat: { name: 'Person 3' } })
    expect(heard(watcher).has(99)).toBe(false)
    liar.send(awareness([[2, { selection: ['x'.repeat(LIMITS.presenceBytes)] }]]))
    victim.socket.close()
    await until(() => heard(watcher).get(3) === null)
    expect(heard(watcher).get(2), 'too large: dropped').toMatchObject({ cursor: { x: 5, y: 6 } })
    expect(heard(victim).has(3), 'nobody is told of themselves').toBe(false)
    const late = await openRawClient(server.url, { seat: 4, client: 4 })
    await until(() => heard(late).has(2))
    expect(heard(late).has(3)).toBe(false)
    await server.stop()
  }))

test('SY24 a reconnected client’s presence is seen again at once, though its own clock has not moved', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const watcher = openStockClient(server.url, { seat: 1 })
    const other = openStockClient(server.url, { seat: 2 })
    const sees = () => watcher.provider.awareness.getStates().has(other.doc.clientID)
    await until(sees)
    other.provider.disconnect()
    await until(() => !sees())
    other.provider.connect()
    await until(sees)
    watcher.provider.destroy()
    other.provider.destroy()
    await server.stop()
  }))

test('SY25 what is no frame, too large or too much closes its socket with a reason', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const send = async (...list: Uint8Array[]) => {
      const client = await openRawClient(server.url, { seat: 1, ext: true })
      for (const frame of list) client.send(frame)
      return client
    }
    const codes = async (...list: Uint8Array[]) => (await send(...list)).closed
    expect(await codes(new Uint8Array())).toBe(CLOSE.malformed)
    expect(await codes(Uint8Array.from([77]))).toBe(CLOSE.malformed)
    expect(await codes(Uint8Array.from([MESSAGE.saved, 5]))).toBe(CLOSE.malformed)
    expect(await codes(Uint8Array.from([0, 0, 3, 255, 255, 255]))).toBe(CLOSE.malformed)
    expect(await codes(encodeUpdate(new Uint8Array()))).toBe(CLOSE.malformed)
    expect(await codes(encodeAwareness(Uint8Array.from([1, 1, 1, 4, 123, 123, 123, 123])))).toBe(
      CLOSE.malformed,
    )
    const hall = Array.from({ length: LIMITS.presenceEntries + 1 }, (_, at): [number, null] => [at, null])
    expect(await codes(awareness(hall))).toBe(CLOSE.malformed)
    expect(await codes(new Uint8Array(LIMITS.frameBytes + 1))).toBe(CLOSE.tooLarge)
    const big = editBy(8, (doc) => void doc.getMap('ink').set('k', 'x'.repeat(LIMITS.updateBytes)))
    expect(await codes(encodeUpdate(big))).toBe(CLOSE.tooLarge)
    const nothing = encodeUpdate(Y.encodeStateAsUpdate(new Y.Doc()))
    const fast = await send(...Array.from({ length: LIMITS.messageBurst + 100 }, () => nothing))
    expect(await fast.closed).toBe(CLOSE.tooFast)
    const early = editBy(9, (doc) => void doc.getMap('ink').set('k', 'x'.repeat(LIMITS.pendingBytes / 2)))
    const gap = Y.diffUpdate(
      editBy(9, (doc) => {
        doc.getMap('ink').set('a', 1)
        doc.getMap('ink').set('k', 'x'.repeat(LIMITS.pendingBytes / 2))
      }),
      Y.encodeStateVectorFromUpdate(editBy(9, (doc) => void doc.getMap('ink').set('a', 1))),
    )
    expect(await codes(...Array.from({ length: 3 }, () => encodeUpdate(gap)))).toBe(CLOSE.refused)
    expect(await (await send(encodeStep2(early))).greeting).toBeInstanceOf(Uint8Array)
    await server.stop()
  }))

test('SY26 a frame against the websocket protocol ends its socket alone', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const a = await openDocClient(server.url, { seat: 1 })
    const { hostname, port } = new URL(server.url)
    const raw = connect(Number(port), hostname)
    raw.on('error', () => {}) // it may be reset, which is what it is here for
    const closed = new Promise((resolve) => raw.on('close', resolve))
    raw.write(
      `GET /${LAB}?seat=2 HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    )
    await new Promise((resolve) => raw.once('data', resolve))
    raw.write(Uint8Array.from([0xf2, 0x81, 1, 2, 3, 4, 5])) // all reserved bits set
    await closed
    a.ink.set('k', 1)
    await until(() => a.allSaved())
    await server.stop()
  }))
