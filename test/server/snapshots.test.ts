import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openLogFile } from '#server/storage/logFile.ts'
import { openSnapshotThread } from '#server/storage/snapshotThread.ts'
import { documentOf } from '#server/storage/storedDocument.ts'
import { openUpdateLog, type UpdateLog } from '#server/storage/updateLog.ts'
import { firstRow } from '#server/sync/liveDocument.ts'
import { openKeptDocument } from '#server/sync/keptDocument.ts'
import { applyPacked } from '#server/storage/packedState.ts'
import { writeNewDocument } from '#shared/doc/write.ts'
import { emptyPlan } from '#shared/plan/plan.ts'
import { applyFrame, openJoiner } from '#test/support/keptRows.ts'
import { bytesOf } from '#test/support/logDocument.ts'
import { FIXTURE_LABS } from '#test/support/logFixture.ts'
import { LAB, startSyncServer, withFolder } from '#test/support/syncServer.ts'
import { openDocClient, openStockClient, until, type DocClient } from '#test/support/syncClient.ts'

const NOTHING = new Uint8Array([0])

const write = async (client: DocClient, from: number, to: number) => {
  for (let n = from; n < to; n++) client.ink.set(`k${n % 40}`, n)
  await until(() => client.allSaved())
}

const onDisk = async (log: UpdateLog) => bytesOf(documentOf(await log.load(LAB)))

test('SN5 after a restart a socket that takes it packed is sent the stored snapshot and what came since; others a step 2', async () =>
  withFolder(async (dataDir) => {
    const first = await startSyncServer({ dataDir })
    await write(await openDocClient(first.url, { seat: 1 }), 0, 250)
    await first.stop()
    const server = await startSyncServer({ dataDir })
    const { snapshot, tail } = await server.log.load(LAB)
    expect([snapshot?.format, tail]).toEqual([2, []])
    const writer = await openDocClient(server.url, { seat: 1 })
    await write(writer, 0, 10)
    const packed = openJoiner(server.url, 'seat=2&ext=1&packed=1')
    const plain = openJoiner(server.url, 'seat=3&ext=1')
    await until(() => packed.kinds.length >= 2 && plain.kinds.length > 0)
    expect(packed.kinds.slice(0, 2)).toEqual(['packed', 'update'])
    expect(plain.kinds).not.toContain('packed')
    await until(() => [packed, plain].every(({ kinds }) => kinds.includes('step2')))
    await write(writer, 10, 30)
    const stock = openStockClient(server.url, { seat: 4 })
    await until(() => stock.provider.synced)
    for (const { doc } of [packed, plain, stock]) await until(() => bytesOf(doc) === bytesOf(writer.doc))
    for (const one of [packed, plain]) one.leave()
    stock.provider.destroy()
    await server.stop()
  }))

test('SN6 edits go on while a snapshot is made, and who joins meanwhile or after it lacks none of them', async () =>
  withFolder(async (dataDir) => {
    const { promise: gate, resolve: goOn } = Promise.withResolvers<void>()
    let asked = 0
    const server = await startSyncServer({
      dataDir,
      rowsPerSnapshot: 50,
      wrapLog: (log) => ({
        ...log,
        makeSnapshot: async (lab) => {
          asked++
          const made = await log.makeSnapshot(lab)
          await gate // it is of a row that is no longer the last
          return made
        },
      }),
    })
    const writer = await openDocClient(server.url, { seat: 1 })
    await write(writer, 0, 120)
    expect(asked).toBe(1)
    const early = openJoiner(server.url, 'seat=2&ext=1&packed=1')
    await until(() => early.kinds.includes('step2'))
    expect(early.kinds, 'there is none yet').not.toContain('packed')
    goOn()
    let seq = 0
    await until(() => {
      void server.log.load(LAB).then(({ snapshot }) => (seq = snapshot?.seq ?? 0))
      return seq > 0
    })
    await write(writer, 120, 125)
    const late = openJoiner(server.url, 'seat=3&ext=1&packed=1')
    for (const { doc } of [early, late]) await until(() => bytesOf(doc) === bytesOf(writer.doc))
    expect(late.kinds[0]).toBe('packed')
    expect(await onDisk(server.log)).toBe(bytesOf(writer.doc))
    for (const one of [early, late]) one.leave()
    await server.stop()
  }))

test('SN7 a snapshot that cannot be made is told, is not tried again at every edit, and costs no edit', async () =>
  withFolder(async (dataDir) => {
    const told: string[] = []
    let tries = 0
    const server = await startSyncServer({
      dataDir,
      rowsPerSnapshot: 30,
      logger: pino({ level: 'error' }, { write: (line) => void told.push(line) }),
      wrapLog: (log) => ({
        ...log,
        makeSnapshot: async () => {
          tries++
          throw new Error('the thread that makes snapshots has ended')
        },
      }),
    })
    const writer = await openDocClient(server.url, { seat: 1 })
    for (let n = 0; n < 100; n++) await write(writer, n, n + 1)
    expect(tries).toBeGreaterThan(1)
    expect(tries).toBeLessThanOrEqual(4)
    expect(told).toHaveLength(tries)
    expect(told[0]).toContain('no snapshot could be saved')
    const joiner = openJoiner(server.url, 'seat=2&ext=1&packed=1')
    await until(() => bytesOf(joiner.doc) === bytesOf(writer.doc))
    joiner.leave()
    expect(await onDisk(server.log)).toBe(bytesOf(writer.doc))
    await server.stop()
  }))

test('SN7 the thread that makes snapshots dies of a document too large for it, and makes the next of another lab', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    const log = await openUpdateLog(file)
    const rowsOf = (edits: number) => {
      const doc = new Y.Doc()
      const list = doc.getArray('list')
      for (let n = 0; n < edits; n++) list.insert(0, [{ n }])
      return [{ kind: 'update' as const, seatId: null, at: 0, bytes: Y.encodeStateAsUpdate(doc) }]
    }
    await log.append('small', rowsOf(10))
    await log.append('large', rowsOf(400_000))
    const thread = openSnapshotThread(file, 24)
    await expect(thread.make('large')).rejects.toThrow('has ended')
    const made = await thread.make('small')
    const doc = new Y.Doc()
    applyPacked(doc, made.bytes)
    expect([made.seq, doc.getArray('list').length]).toEqual([1, 10])
    await expect(thread.make('none')).rejects.toThrow('it has no document')
    await thread.close()
    await expect(thread.make('small')).rejects.toThrow('the server is stopping')
    await log.close()
  }))

test('SN14 the thread that makes snapshots ends when it has none to make, and makes the next all the same', async () =>
  withFolder(async (dataDir) => {
    const log = await openUpdateLog(join(dataDir, 'log.sqlite'))
    await log.append(LAB, [firstRow(emptyPlan(), 0)])
    const thread = openSnapshotThread(join(dataDir, 'log.sqlite'), 256, 0)
    const isThere = () => process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length
    const without = isThere()
    const first = await thread.make(LAB)
    await until(() => isThere() === without)
    expect(await thread.make(LAB)).toEqual(first)
    await thread.close()
    await log.close()
  }))

test('SN8 closing the log ends what waits for a snapshot, and every row is there', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    const log = await openUpdateLog(file)
    const bytes = Y.encodeStateAsUpdate(new Y.Doc())
    const labs = Array.from({ length: 2_000 }, (_, n) => `lab ${n}`)
    await Promise.all(
      labs.map(async (lab) => log.append(lab, [{ kind: 'update', seatId: null, at: 0, bytes }])),
    )
    const asked = labs.map(async (lab) => {
      const { seq, bytes: made } = await log.makeSnapshot(lab)
      await log.snapshot(lab, seq, made)
    })
    const settled = Promise.allSettled(asked)
    await log.close()
    await settled
    const again = await openUpdateLog(file)
    for (const lab of labs) expect((await again.load(lab)).seq).toBeGreaterThan(0)
    await again.close()
  }))

test.each(['log-v1', 'log-v2', 'log-v3'])(
  'SN9 who joins a lab of a %s file gets its document, packed or not, and so after its first snapshot of now',
  async (name) =>
    withFolder(async (folder) => {
      const file = join(folder, 'log.sqlite')
      copyFileSync(fileURLToPath(new URL(`../fixtures/${name}.sqlite`, import.meta.url)), file)
      const log = await openUpdateLog(file)
      for (const lab of FIXTURE_LABS) {
        const stored = await log.load(lab)
        const expected = bytesOf(documentOf(stored))
        const kept = await openKeptDocument(lab, { log })
        const joined = (packed: boolean) => {
          const doc = new Y.Doc()
          const [kind] = kept.answer(NOTHING, { packed }).map((frame) => applyFrame(doc, frame))
          expect(bytesOf(doc)).toBe(expected)
          return kind
        }
        expect([joined(false), joined(true)][0]).toBe('step2')
        await kept.snapshot()
        expect([joined(false), joined(true)]).toEqual(['step2', 'packed'])
        expect((await log.load(lab)).snapshot).toMatchObject({ format: 2, seq: stored.seq })
        await kept.reload()
        expect(joined(true)).toBe('packed')
        kept.destroy()
      }
      await log.close()
    }),
)

test('SN11 a large document without a packed snapshot, as a restored one, gets one as soon as it is opened', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    const doc = new Y.Doc()
    writeNewDocument(doc, emptyPlan())
    doc.getMap('ink').set('large', 'a drawing '.repeat(10_000))
    const restored = openLogFile(file)
    restored.commit(() => restored.append(LAB, [firstRow(emptyPlan(), 0)]))
    restored.commit(() => restored.restore(LAB, { epoch: 7, at: 5, bytes: Y.encodeStateAsUpdate(doc) }))
    restored.close()
    const log = await openUpdateLog(file)
    const kept = await openKeptDocument(LAB, { log })
    await kept.snapshot() // the one that has begun
    const joined = new Y.Doc()
    const kinds = kept.answer(NOTHING, { packed: true }).map((frame) => applyFrame(joined, frame))
    expect(kinds).toEqual(['packed', 'step2'])
    expect(bytesOf(joined)).toBe(bytesOf(doc))
    expect((await log.load(LAB)).snapshot).toMatchObject({ format: 2, seq: kept.live.seq })
    expect(kept.isSnapshotDue()).toBe(false)
    kept.destroy()
    await log.close()
  }))

test('SN12 a table put into a young lab is soon sent packed to who joins, however few edits it was', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const writer = await openDocClient(server.url, { seat: 1 })
    writer.doc.transact(() => {
      for (let n = 0; n < 2_000; n++)
        writer.ink.set(`row ${n}`, `What row ${n} of the table says, at some length`)
    })
    await until(() => writer.allSaved())
    while ((await server.log.load(LAB)).snapshot === null)
      await new Promise((resolve) => setImmediate(resolve))
    const joiner = openJoiner(server.url, 'seat=2&ext=1&packed=1')
    await until(() => joiner.kinds.length > 0 && bytesOf(joiner.doc) === bytesOf(writer.doc))
    expect(joiner.kinds[0]).toBe('packed')
    joiner.leave()
    await server.stop()
  }))

test('SN10 clients of y-websocket that join while others write, and while snapshots are made, get all of it', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir, rowsPerSnapshot: 40 })
    const writer = await openDocClient(server.url, { seat: 1 })
    const joined: ReturnType<typeof openStockClient>[] = []
    for (let n = 0; n < 12; n++) {
      for (let edit = 0; edit < 30; edit++) writer.ink.set(`k${edit}`, n)
      const one = openStockClient(server.url, { seat: 2 + n })
      joined.push(one)
      await until(() => one.provider.synced)
      one.ink.set(`own ${n}`, n)
    }
    await until(() => writer.allSaved() && writer.ink.size === 42)
    for (const { doc } of joined) await until(() => bytesOf(doc) === bytesOf(writer.doc))
    expect(await onDisk(server.log)).toBe(bytesOf(writer.doc))
    for (const { provider } of joined) provider.destroy()
    await server.stop()
  }))
