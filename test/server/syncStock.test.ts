import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { startSyncServer, withFolder } from '#test/support/syncServer.ts'
import { openDocClient, openStockClient, until } from '#test/support/syncClient.ts'

test('SY1 an unmodified y-websocket provider converges as a participant over three reconnects with edits', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const a = openStockClient(server.url, { seat: 1 })
    const b = openStockClient(server.url, { seat: 2 })
    await until(() => a.provider.synced && b.provider.synced)
    for (const round of [1, 2, 3]) {
      a.ink.set(`a${round}`, round)
      b.ink.set(`b${round}`, round)
      a.provider.disconnect()
      a.ink.set(`a${round} offline`, round)
      a.ink.delete(`a${round - 1}`)
      b.ink.set('shared', `b${round}`)
      a.ink.set('shared', `a${round}`)
      a.provider.connect()
      a.ink.set(`a${round} before it is connected`, round)
      await until(() => a.provider.synced && b.ink.has(`a${round} before it is connected`))
    }
    await until(() => Buffer.from(Y.encodeStateVector(a.doc)).equals(Y.encodeStateVector(b.doc)))
    expect(a.ink.toJSON()).toEqual(b.ink.toJSON())
    expect(a.ink.size).toBe(3 + 1 + 3 + 1 + 3) // a2 and a1 were deleted
    const fresh = await openDocClient(server.url, { seat: 3 })
    expect(fresh.ink.toJSON()).toEqual(a.ink.toJSON())
    a.provider.destroy()
    b.provider.destroy()
    await server.stop()
  }))

test('SY2 an unmodified provider reads as an observer; its edit changes nothing, ends it, and the room stays well', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const writer = await openDocClient(server.url, { seat: 1 })
    writer.ink.set('first', 1)
    const observer = openStockClient(server.url, { seat: 2, role: 'observer' })
    await until(() => observer.ink.get('first') === 1)
    for (const round of [1, 2, 3]) {
      observer.provider.disconnect()
      observer.provider.connect()
      writer.ink.set('round', round)
      await until(() => observer.provider.synced && observer.ink.get('round') === round)
    }
    const closed = new Promise<{ code: number }>((resolve) => observer.provider.on('closed', resolve))
    observer.ink.set('observed', 'nothing')
    expect((await closed).code).toBe(4403)
    expect(observer.provider.shouldConnect).toBe(false)
    writer.ink.set('last', 1)
    await until(() => writer.allSaved())
    const fresh = await openDocClient(server.url, { seat: 3 })
    expect(fresh.ink.toJSON()).toEqual({ first: 1, round: 3, last: 1 })
    observer.provider.destroy()
    await server.stop()
  }))
