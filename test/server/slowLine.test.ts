import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { readPlan } from '#shared/doc/read.ts'
import { openBadNetwork, type BadNetwork } from '#test/support/badNetwork.ts'
import { withoutBrowser } from '#test/support/networkPerson.ts'
import { closePages, offlineDevice } from '#test/support/offlineDevice.ts'
import { add } from '#test/support/offlineSteps.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { openDocClient, openStockClient, seeded, until, type DocClient } from '#test/support/syncClient.ts'
import { LAB, startSyncServer, withFolder } from '#test/support/syncServer.ts'

/** Time goes by ten times as fast: the server's beats, the page's clock and the line. */
const FAST = 10
/** 256 kbit/s. */
const LINE = { bytesPerSecond: 32_000 * FAST }
const BEAT_MS = 2_400 / FAST
/** Enough of them for a snapshot. */
const DRAWINGS = 260
/** Whoever says nothing for so long is gone. */
const PATIENCE_MS = 3 * BEAT_MS

const random = seeded(7)
/** What hardly packs. */
const noise = (bytes: number): string =>
  Buffer.from(Array.from({ length: bytes }, () => random() * 256)).toString('base64')

let network: BadNetwork
let writer: DocClient

beforeAll(withoutBrowser)
afterAll(() => void vi.unstubAllGlobals())
afterEach(closePages)

/** A room with a plan of so many bytes, packed, at the end of a slow line. */
const withSlowLine = async (bytes: number, work: () => Promise<void>): Promise<void> =>
  withFolder(async (dataDir) => {
    const first = await startSyncServer({ dataDir })
    const filler = await openDocClient(first.url)
    for (let n = 0; n < DRAWINGS; n++) filler.ink.set(`drawing ${n}`, noise(bytes / DRAWINGS))
    await until(() => filler.allSaved())
    await first.stop() // which leaves a snapshot
    const server = await startSyncServer({ dataDir, beatMs: BEAT_MS })
    writer = await openDocClient(server.url)
    network = await openBadNetwork(server.url.replace('ws', 'http'))
    Object.assign(network.weather, LINE)
    await work()
    closePages()
    writer.socket.terminate()
    await network.close()
    await server.stop()
  })

const openPage = () => {
  const closed: number[] = []
  class Socket extends WebSocket {
    constructor(address: string | URL) {
      const { searchParams } = new URL(address)
      super(`${network.url.replace('http', 'ws')}/${LAB}?seat=2&${searchParams.toString()}`)
      this.on('close', (code) => closed.push(code))
    }
  }
  const device = offlineDevice(
    { Socket: Socket as unknown as typeof globalThis.WebSocket },
    { now: () => Date.now() * FAST },
  )
  // How often it looks whether the line is alive.
  const { setInterval } = globalThis
  const faster = vi
    .spyOn(globalThis, 'setInterval')
    .mockImplementation(((look: () => void, ms: number) =>
      setInterval(look, ms / FAST)) as typeof setInterval)
  const page = device.openPage()
  faster.mockRestore()
  const said = [page.lab.connection()]
  page.lab.subscribeConnection(() => said.push(page.lab.connection()))
  return { device, page, said, closed }
}

test('OB7 JO10 a page on a slow line joins a plan that takes longer than anyone would wait for a word, hears how much has come, and works on', async () =>
  withSlowLine(420_000, async () => {
    const began = performance.now()
    const { page, said, closed } = openPage()
    await until(() => page.lab.connection().kind === 'saved')
    expect(performance.now() - began).toBeGreaterThan(PATIENCE_MS + BEAT_MS)
    expect(closed).toEqual([])
    expect([...new Set(said.map(({ kind }) => kind))]).toEqual(['loading', 'saved'])
    const percents = said.flatMap((line) => (line.kind === 'loading' ? (line.percent ?? []) : []))
    expect(percents.length).toBeGreaterThan(2)
    expect(percents).toEqual(percents.toSorted((a, b) => a - b))
    expect(percents.at(-1)).toBeLessThan(100)

    add(page, sampleId(1), 'Written over a slow line')
    await until(() => readPlan(writer.doc).plan.activities.has(sampleId(1)))
    await until(() => page.lab.connection().kind === 'saved')
  }))

test('OB7 a client of y-websocket, which is sent the plan as one message, is not cut off meanwhile', async () =>
  withSlowLine(420_000, async () => {
    const began = performance.now()
    const { provider, ink } = openStockClient(network.url.replace('http', 'ws'), { seat: 3 })
    const closed: unknown[] = []
    provider.on('connection-close', (event) => closed.push(event?.code))
    await until(() => provider.synced)
    expect(performance.now() - began).toBeGreaterThan(PATIENCE_MS + BEAT_MS)
    ink.set('mine', 'Drawn over a slow line')
    await until(() => writer.ink.has('mine'))
    expect(closed).toEqual([])
    provider.destroy()
  }))

test('OB9 what was written while away takes longer over a slow line than anyone would wait for a word, and arrives', async () =>
  withSlowLine(50_000, async () => {
    const { device, page, said, closed } = openPage()
    await until(() => page.lab.connection().kind === 'saved')
    device.online = false
    network.end()
    await until(() => page.lab.connection().kind === 'offline')
    const ids = Array.from({ length: 120 }, (_, n) => sampleId(n))
    for (const id of ids) add(page, id, noise(2_500))
    said.length = closed.length = 0

    const began = performance.now()
    device.online = true
    await until(() => page.lab.connection().kind === 'saved')
    expect(performance.now() - began).toBeGreaterThan(PATIENCE_MS + BEAT_MS)
    expect(closed).toEqual([])
    expect([...new Set(said.map(({ kind }) => kind))]).toEqual(['offline', 'saving', 'saved'])
    await until(() => ids.every((id) => readPlan(writer.doc).plan.activities.has(id)))
  }))
