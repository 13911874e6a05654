import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { noMeter } from '#server/sync/meter.ts'
import { openDocClient, until, type DocClient } from '#test/support/syncClient.ts'
import { startSyncServer, withFolder, type SyncServer } from '#test/support/syncServer.ts'

const WORDS = 'w'.repeat(50_000)

/** Drawings of 50 kB each, one after the other on disk. */
const draw = async (writer: DocClient, count: number, name: string): Promise<void> => {
  for (let n = 0; n < count; n++) {
    writer.ink.set(`${name} ${n}`, `${WORDS} ${n}`)
    await until(() => writer.allSaved())
  }
}

const drawn = (doc: Y.Doc): unknown => doc.getMap('ink').toJSON()
const countIn = (doc: Y.Doc): number => doc.getMap('ink').size

/** Between a client and the server; what goes to the client waits while it is held. */
const openHeldLine = async (server: SyncServer) => {
  const port = Number(new URL(server.url).port)
  const ends: Socket[] = []
  const proxy = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    ends.push(near, far)
    near.pipe(far).on('error', () => {})
    far.on('data', (data) => near.write(data))
    far.on('error', () => near.destroy()).on('close', () => near.destroy())
    near.on('error', () => far.destroy()).on('close', () => far.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const far = () => ends.filter((_, at) => at % 2 === 1)
  return {
    url: `ws://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    hold: () => far().forEach((end) => end.pause()),
    letGo: () => far().forEach((end) => end.resume()),
    close: () => {
      for (const end of ends) end.destroy()
      proxy.close()
    },
  }
}

test('OB5 a reader that did not read for a while has everything when it reads again, and others did not wait for it', async () => {
  await withFolder(async (dataDir) => {
    let fell = 0
    const server = await startSyncServer({
      dataDir,
      meter: { ...noMeter, fellBehind: () => fell++ },
    })
    const line = await openHeldLine(server)
    const [writer, other] = await Promise.all([
      openDocClient(server.url, { seat: 1 }),
      openDocClient(server.url, { seat: 2 }),
    ])
    const slow = await openDocClient(line.url, { seat: 3 })
    line.hold()
    // What its machine and the proxy take in is not told to the server as unread.
    for (let round = 0; fell === 0 && round < 40; round++) await draw(writer, 10, `round ${round}`)
    expect(fell).toBe(1)
    slow.ink.set('of the slow one', 'said while it did not hear')
    await draw(writer, 20, 'behind its back')
    await until(() => countIn(other.doc) === countIn(writer.doc))

    line.letGo()
    await until(() => slow.allSaved() && countIn(slow.doc) === countIn(writer.doc), 20_000)
    expect(drawn(slow.doc)).toEqual(drawn(writer.doc))
    for (const { socket } of [writer, other, slow]) socket.terminate()
    line.close()
    await server.stop()
  })
})
