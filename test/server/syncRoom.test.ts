import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { encodeStep1, encodeStep2, encodeUpdate } from '#shared/wire/frames.ts'
import { documentOf } from '#server/storage/storedDocument.ts'
import type { UpdateLog } from '#server/storage/updateLog.ts'
import type { Timers } from '#server/sync/timers.ts'
import { LAB, seatNo, startSyncServer, withFolder } from '#test/support/syncServer.ts'
import { editBy, openDocClient, openRawClient, until } from '#test/support/syncClient.ts'

const LOST_LAB = '01980000-0000-7000-8000-00000000dead'

/** Time passes when the test says so. */
const manualTimers = () => {
  const once = new Set<() => void>()
  const again = new Set<() => void>()
  const add = (to: Set<() => void>, run: () => void) => {
    to.add(run)
    return () => void to.delete(run)
  }
  const timers: Timers = { after: (_ms, run) => add(once, run), every: (_ms, run) => add(again, run) }
  const passOnce = () => [...once].forEach((run) => once.delete(run) && run())
  const pass = () => {
    passOnce()
    for (const run of again) run()
  }
  /** `passOnce`: for what happens once, not for beats. */
  return { timers, pass, passOnce }
}

/** A log whose next calls fail, or wait, as the test says. */
const awkwardLog = (log: UpdateLog) => {
  const awkward = {
    failAppends: 0,
    failLoads: 0,
    loads: 0,
    snapshots: 0,
    log: {
      append: async (lab, rows) => {
        if (awkward.failAppends > 0 && awkward.failAppends-- > 0) throw new Error('database or disk is full')
        return log.append(lab, rows)
      },
      load: async (lab) => {
        awkward.loads++
        if (awkward.failLoads > 0 && awkward.failLoads-- > 0) throw new Error('disk I/O error')
        return log.load(lab)
      },
      makeSnapshot: async (lab) => log.makeSnapshot(lab),
      snapshot: async (lab, seq, bytes) => {
        await log.snapshot(lab, seq, bytes)
        awkward.snapshots++
      },
      close: async () => log.close(),
    } satisfies UpdateLog,
  }
  return awkward
}

test('SY3 every edit is acknowledged in order, also one that changes nothing, and reaches the others', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const a = await openDocClient(server.url, { seat: 1 })
    const b = await openDocClient(server.url, { seat: 2 })
    a.ink.set('x', 1)
    a.ink.delete('x')
    a.ink.set('y', 2)
    a.send(encodeUpdate(Y.encodeStateAsUpdate(new Y.Doc())))
    await until(() => a.saved() === a.sent() + 1)
    await until(() => b.ink.get('y') === 2)
    expect(b.ink.toJSON()).toEqual({ y: 2 })
    await server.stop()
  }))

test('SY4 our own frames go only to sockets that asked for them', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const plain = await openRawClient(server.url, { seat: 1 })
    await plain.greeting
    plain.send(encodeStep2(editBy(5, (doc) => void doc.getMap('ink').set('k', 1))))
    const ext = await openDocClient(server.url, { seat: 2 })
    await until(() => ext.ink.has('k'))
    expect([plain.saved(), plain.states, ext.states[0]?.phase]).toEqual([0, [], 'open'])
    plain.send(encodeUpdate(editBy(6, (doc) => void doc.getMap('nowhere').set('k', 1))))
    expect(await plain.closed).toBe(CLOSE.refused)
    expect(plain.refused).toEqual([])
    ext.send(encodeUpdate(editBy(6, (doc) => void doc.getMap('nowhere').set('k', 1))))
    expect(await ext.closed).toBe(CLOSE.refused)
    expect(ext.refused).toEqual([{ reason: 'forbidden' }])
    await server.stop()
  }))

test('SY5 a load that fails refuses to open, and the next one tries again; a lab without a document is not an empty one', async () =>
  withFolder(async (dataDir) => {
    let awkward: ReturnType<typeof awkwardLog> | undefined
    const server = await startSyncServer({ dataDir, wrapLog: (log) => (awkward = awkwardLog(log)).log })
    if (!awkward) throw new Error('no log')
    awkward.failLoads = 1
    await expect(server.rooms.load(LAB)).rejects.toThrow('disk I/O error')
    awkward.failLoads = 1
    const early = await openRawClient(server.url, { seat: 1 })
    early.send(encodeStep1(Y.encodeStateVector(new Y.Doc())))
    expect(await early.closed).toBe(CLOSE.goingAway)
    expect(early.updates).toEqual([])
    await server.rooms.load(LAB)
    await expect(server.rooms.load(LOST_LAB)).rejects.toThrow('no document')
    await server.stop()
  }))

test('SY6 those who come first share one load, and none is told "synced" before it is done', async () =>
  withFolder(async (dataDir) => {
    let awkward: ReturnType<typeof awkwardLog> | undefined
    const server = await startSyncServer({ dataDir, wrapLog: (log) => (awkward = awkwardLog(log)).log })
    if (!awkward) throw new Error('no log')
    const before = awkward.loads
    const clients = await Promise.all([1, 2, 3, 4].map(async (seat) => openDocClient(server.url, { seat })))
    expect(awkward.loads - before).toBe(1)
    for (const { doc } of clients) expect(doc.getMap('meta').get('version')).toBe(1)
    await server.stop()
  }))

test('SY7 when edits cannot be kept, only their authors are sent away, nothing of them stays, and it works again', async () =>
  withFolder(async (dataDir) => {
    let awkward: ReturnType<typeof awkwardLog> | undefined
    const server = await startSyncServer({ dataDir, wrapLog: (log) => (awkward = awkwardLog(log)).log })
    if (!awkward) throw new Error('no log')
    const a = await openDocClient(server.url, { seat: 1 })
    const b = await openDocClient(server.url, { seat: 2 })
    a.ink.set('before', 1)
    await until(() => a.allSaved() && b.ink.has('before'))
    awkward.failAppends = 1
    a.ink.set('full', 1)
    expect(await a.closed).toBe(CLOSE.cannotSave)
    b.ink.set('after', 1)
    await until(() => b.allSaved())
    const fresh = await openDocClient(server.url, { seat: 3 })
    expect(fresh.ink.toJSON()).toEqual({ before: 1, after: 1 })
    // The author still has the edit and brings it along.
    const back = await openDocClient(server.url, { seat: 1 }, a.doc)
    await until(() => back.allSaved() && b.ink.has('full'))
    await server.stop()
  }))

test('SY8 an empty room is unloaded, with a snapshot when much came since the last, and loads the same from snapshot and tail as from all rows', async () =>
  withFolder(async (dataDir) => {
    const { timers, pass } = manualTimers()
    let awkward: ReturnType<typeof awkwardLog> | undefined
    let unloads = 0
    const server = await startSyncServer({
      dataDir,
      timers,
      wrapLog: (log) => (awkward = awkwardLog(log)).log,
      onEmpty: () => void unloads++,
    })
    if (!awkward) throw new Error('no log')
    const writeAndLeave = async (round: number, edits: number) => {
      const a = await openDocClient(server.url, { seat: 1 })
      const text = new Y.Text('some words')
      const issue = new Y.Map<unknown>()
      a.doc.getMap('issues').set(`issue ${round}`, issue)
      issue.set('description', text)
      text.delete(2, 4)
      for (let n = 0; n < edits; n++) a.ink.set('k', n)
      a.ink.set('k', round)
      await until(() => a.allSaved())
      a.socket.close()
      await a.closed
    }
    await writeAndLeave(1, 250)
    await until(() => (pass(), awkward?.snapshots === 1 && unloads === 1))
    const loads = awkward.loads
    await writeAndLeave(2, 20)
    expect(awkward.loads - loads, 'it had been unloaded').toBe(1)
    await until(() => (pass(), unloads === 2))
    expect(awkward.snapshots, 'little came since').toBe(1)
    const stored = await server.log.load(LAB)
    expect(stored.snapshot?.format).toBe(2)
    expect(stored.tail.length).toBeGreaterThan(20)
    const fromBoth = documentOf(stored)
    const live = await openDocClient(server.url, { seat: 2 })
    expect(Y.encodeStateAsUpdate(live.doc)).toEqual(Y.encodeStateAsUpdate(fromBoth))
    expect(fromBoth.getMap('ink').get('k')).toBe(2)
    await server.stop()
  }))

test('SY9 an edit that arrives while an empty room is being unloaded is not lost', async () =>
  withFolder(async (dataDir) => {
    const { timers, passOnce } = manualTimers()
    let unloads = 0
    const server = await startSyncServer({ dataDir, timers, onEmpty: () => void unloads++ })
    for (let n = 0; n < 30; n++) {
      const hasty = await openRawClient(server.url, { seat: 3 })
      hasty.send(encodeStep2(editBy(1_000 + n, (doc) => void doc.getMap('ink').set(`hasty ${n}`, n))))
      hasty.socket.close()
      const coming = openRawClient(server.url, { seat: 2, ext: true })
      let gone = false
      void hasty.closed.then(() => (gone = true))
      await until(() => (passOnce(), gone))
      passOnce()
      const b = await coming
      b.send(encodeStep2(editBy(2_000 + n, (doc) => void doc.getMap('ink').set(`second ${n}`, n))))
      await until(() => (passOnce(), b.saved() === 1))
      b.socket.close()
      await b.closed
      const before = unloads
      if (n % 3 === 0) await until(() => (passOnce(), unloads > before))
    }
    const c = await openDocClient(server.url, { seat: 4 })
    expect(c.ink.size).toBe(60)
    expect(unloads).toBeGreaterThanOrEqual(10)
    await server.stop()
  }))

test('SY15 edits sent before the answer to the handshake wait for it; a gap after it ends the document', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const doc = new Y.Doc()
    doc.getMap('ink').set('offline', 1)
    const offline = Y.encodeStateAsUpdate(doc)
    const between = Y.encodeStateVector(doc)
    doc.getMap('ink').set('early', 2)
    const early = Y.encodeStateAsUpdate(doc, between)
    const a = await openRawClient(server.url, { seat: 1, ext: true })
    a.send(encodeUpdate(early))
    a.send(encodeStep2(offline))
    await until(() => a.saved() === 2)
    const b = await openDocClient(server.url, { seat: 2 })
    expect(b.ink.toJSON()).toEqual({ offline: 1, early: 2 })

    doc.getMap('ink').set('lost', 3)
    const before = Y.encodeStateVector(doc)
    doc.getMap('ink').set('late', 4)
    a.send(encodeUpdate(Y.encodeStateAsUpdate(doc, before)))
    expect(await a.closed).toBe(CLOSE.refused)
    expect(a.refused).toEqual([{ reason: 'gap' }])
    await server.stop()
  }))

test('SY16 a revoked seat’s sockets are closed, no one else’s', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const a = await openDocClient(server.url, { seat: 1 })
    const other = await openDocClient(server.url, { seat: 1 })
    const b = await openDocClient(server.url, { seat: 2 })
    server.rooms.closeSeat(LAB, seatNo(1).seatId, CLOSE.unauthorised)
    expect(await Promise.all([a.closed, other.closed])).toEqual([CLOSE.unauthorised, CLOSE.unauthorised])
    b.ink.set('k', 1)
    await until(() => b.allSaved())
    await server.stop()
  }))

test('SY17 a stop lets go of the sockets and keeps what they had sent', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const a = await openDocClient(server.url, { seat: 1 })
    a.ink.set('k', 1)
    await until(() => a.allSaved())
    await server.stop()
    expect(await a.closed).toBe(CLOSE.goingAway)
    const again = await startSyncServer({ dataDir })
    const back = await openDocClient(again.url, { seat: 1 })
    expect(back.ink.get('k')).toBe(1)
    expect((await again.log.load(LAB)).tail).toHaveLength(2)
    await again.stop()
  }))

test('SY18 a socket whose other end is gone is noticed after three beats', async () =>
  withFolder(async (dataDir) => {
    const { timers, pass } = manualTimers()
    const server = await startSyncServer({ dataDir, timers })
    const deaf = await openRawClient(server.url, { seat: 1, ext: true }, { autoPong: false })
    const there = await openDocClient(server.url, { seat: 2 })
    let pings = 0
    deaf.socket.on('ping', () => pings++)
    there.socket.on('ping', () => pings++)
    pass()
    await until(() => pings === 2)
    there.ink.set('k', 1)
    await until(() => there.allSaved()) // its pong was before this
    pass()
    await until(() => pings === 4)
    there.ink.set('k', 2)
    await until(() => there.allSaved())
    pass()
    expect(await deaf.closed).toBe(1006)
    there.ink.set('k', 3)
    await until(() => there.allSaved())
    await server.stop()
  }))

test('SY19 the server’s own client ids can be written as by nobody', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const [[seed] = [0]] = [...(await server.log.load(LAB)).clients]
    const a = await openDocClient(server.url, { seat: 1 })
    const asServer = editBy(seed, (doc) => void doc.getMap('ink').set('k', 1), a.doc)
    expect(Buffer.from(asServer).length).toBeGreaterThan(4)
    a.send(encodeUpdate(asServer))
    expect(await a.closed).toBe(CLOSE.refused)
    await server.stop()
  }))
