import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { noMeter } from '#server/sync/meter.ts'
import { openDocClient, until, type DocClient } from '#test/support/syncClient.ts'
import { startSyncServer, withFolder, type SyncServer } from '#test/support/syncServer.ts'

/** Drawings of 50 kB each, or as said, one after the other on disk. */
const draw = async (writer: DocClient, count: number, name: string, bytes = 50_000): Promise<void> => {
  for (let n = 0; n < count; n++) {
    writer.ink.set(`${name} ${n}`, 'w'.repeat(bytes))
    await until(() => writer.allSaved())
  }
}

const drawn = (doc: Y.Doc): unknown => doc.getMap('ink').toJSON()
const countIn = (doc: Y.Doc): number => doc.getMap('ink').size

/** What its machine and the proxy take in is not told to the server as unread. */
const drawUntil = async (writer: DocClient, isSo: () => boolean): Promise<void> => {
  for (let round = 0; !isSo() && round < 400; round++) await draw(writer, 2, `round ${round}`)
  expect(isSo()).toBe(true)
}

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
    await drawUntil(writer, () => fell > 0)
    slow.ink.set('of the slow one', 'said while it did not hear')
    await draw(writer, 5, 'behind its back')
    await until(() => countIn(other.doc) === countIn(writer.doc))

    line.letGo()
    await until(() => slow.allSaved() && countIn(slow.doc) === countIn(writer.doc), 20_000)
    expect(drawn(slow.doc)).toEqual(drawn(writer.doc))
    for (const { socket } of [writer, other, slow]) socket.terminate()
    line.close()
    await server.stop()
  })
})

test('OB6 who has read too late for what is still held is closed as too slow, and comes back for all of it', async () => {
  await withFolder(async (dataDir) => {
    let fell = 0
    const server = await startSyncServer({ dataDir, meter: { ...noMeter, fellBehind: () => fell++ } })
    const line = await openHeldLine(server)
    const open = async (seat: number) => openDocClient(server.url, { seat })
    const [writer, ...others] = await Promise.all([open(1), open(2), open(4)])
    const slow = await openDocClient(line.url, { seat: 3 })
    line.hold()
    await drawUntil(writer, () => fell > 0)
    slow.ink.set('of the slow one', 'said while it did not hear')
    // More than a room holds of what was written last.
    await Promise.all(others.map(async (one, at) => draw(one, 12, `of ${at}`, 400_000)))

    line.letGo()
    expect(await slow.closed).toBe(CLOSE.tooSlow)
    expect(slow.allSaved(), 'told before the goodbye').toBe(true)
    const back = await openDocClient(server.url, { seat: 3 }, slow.doc)
    await until(() => countIn(back.doc) === countIn(writer.doc) && countIn(writer.doc) > 24)
    expect(drawn(back.doc)).toEqual(drawn(writer.doc))
    for (const { socket } of [writer, ...others, back]) socket.terminate()
    line.close()
    await server.stop()
  })
})
