import { expect, test } from 'vitest'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { startSyncServer, withFolder } from '#test/support/syncServer.ts'
import { openDocClient, until } from '#test/support/syncClient.ts'

test('AT30 a seat that goes on adding to the plan has to wait, however slowly it sends; everyone else goes on, and it too in an hour', async () =>
  withFolder(async (dataDir) => {
    let clock = Date.UTC(2026, 0, 1)
    const server = await startSyncServer({ dataDir, now: () => clock })
    const greedy = await openDocClient(server.url, { seat: 1 })
    const other = await openDocClient(server.url, { seat: 2 })
    const value = 'v'.repeat(900_000)
    const most = Math.floor(LIMITS.addedByteBurst / value.length)
    for (let n = 1; n <= most; n++) {
      // Slow enough for everything else that is counted of a seat.
      clock += 1_000
      greedy.ink.set(`k${n}`, value)
      await until(() => greedy.allSaved())
    }
    greedy.ink.set('one more', value)
    expect(await greedy.closed).toBe(CLOSE.tooFast)
    other.ink.set('mine', 1)
    await until(() => other.allSaved() && other.ink.size === most + 1)

    const early = await openDocClient(server.url, { seat: 1 }, greedy.doc)
    expect(await early.closed).toBe(CLOSE.tooFast)
    clock += 3_600_000
    const later = await openDocClient(server.url, { seat: 1 }, greedy.doc)
    await until(() => later.allSaved() && other.ink.has('one more'))
    await server.stop()
  }))
