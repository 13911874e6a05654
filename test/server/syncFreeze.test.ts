import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeChanges } from '#shared/doc/write.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { encodeStep2 } from '#shared/wire/frames.ts'
import type { FrozenPlan } from '#server/sync/rooms.ts'
import { LAB, seatNo, startSyncServer, withFolder, type SyncServer } from '#test/support/syncServer.ts'
import { setFields } from '#test/support/liveDocument.ts'
import { editBy, openDocClient, openRawClient, until, type DocClient } from '#test/support/syncClient.ts'

const id = (number: number) => `01980000-0000-7000-8000-${String(number).padStart(12, '0')}`

const comment = ({ doc }: { doc: Y.Doc }, number: number) =>
  writeChanges(
    doc,
    [
      {
        op: 'put',
        collection: 'comments',
        id: id(number),
        fields: {
          id: id(number),
          illustrative: false,
          deletedAt: null,
          aboutId: id(1),
          kind: 'note',
          text: `comment ${number}`,
          resolved: false,
          public: false,
        },
      },
    ],
    null,
  )

/** Freezes as the server outside does: the version is kept, and the lab says so from then on. */
const freeze = async (server: SyncServer): Promise<FrozenPlan> => {
  let frozen: FrozenPlan | undefined
  await server.rooms.freeze(LAB, seatNo(9).seatId, async (one) => {
    frozen = one
    Object.assign(server.phase, { phase: 'frozen', version: server.phase.version + 1 })
  })
  if (!frozen) throw new Error('nothing was recorded')
  return frozen
}
const reopen = async (server: SyncServer) =>
  server.rooms.reopen(LAB, async () => void Object.assign(server.phase, { phase: 'open' }))

test('SY40 an edit in flight at the freeze is in the frozen plan or refused, never acknowledged and missing', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const writers = await Promise.all([1, 2, 3].map(async (seat) => openDocClient(server.url, { seat })))
    const acknowledged = new Set<string>()
    const sent: string[][] = writers.map(() => [])
    let number = 0
    const write = (writer: DocClient, at: number) => {
      if (writer.socket.readyState !== writer.socket.OPEN) return
      comment(writer, ++number)
      sent[at]?.push(id(number))
    }
    const running = setInterval(() => writers.forEach(write), 1)
    await until(() => number > 60)
    const frozen = await freeze(server)
    const closed = await Promise.all(writers.map(async (writer) => writer.closed))
    clearInterval(running)
    expect(closed).toEqual([CLOSE.refused, CLOSE.refused, CLOSE.refused])
    writers.forEach((writer, at) => {
      expect(writer.refused).toEqual([{ reason: 'frozen' }])
      // The first of its frames was the answer to the handshake.
      for (const one of sent[at]?.slice(0, writer.saved() - 1) ?? []) acknowledged.add(one)
    })
    expect(acknowledged.size).toBeGreaterThan(60)
    expect(new Set(frozen.plan.comments.keys())).toEqual(acknowledged)
    const reader = await openDocClient(server.url, { seat: 4, role: 'observer' })
    expect(new Set(reader.doc.getMap('comments').keys())).toEqual(acknowledged)
    await server.stop()
  }))

test('SY41 edits on their way when the freeze is asked for are waited for, but not for a socket that does not answer', async () =>
  withFolder(async (dataDir) => {
    let late: (() => void) | undefined
    const server = await startSyncServer({
      dataDir,
      timers: { after: (_ms, run) => ((late = run), () => {}), every: () => () => {} },
    })
    const writer = await openDocClient(server.url, { seat: 1 })
    const deaf = await openRawClient(server.url, { seat: 2 }, { autoPong: false })
    let pinged = false
    deaf.socket.on('ping', () => (pinged = true))
    comment(writer, 1)
    const frozen = freeze(server)
    comment(writer, 2)
    await until(() => pinged && writer.allSaved())
    late?.()
    expect([...(await frozen).plan.comments.keys()]).toEqual([id(1), id(2)])
    await server.stop()
  }))

test('SY42 the freeze is a row of the log, with the seat that asked and after what it froze; so is the reopening', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const writer = await openDocClient(server.url, { seat: 1 })
    comment(writer, 1)
    await until(() => writer.allSaved())
    const { seq } = await freeze(server)
    await reopen(server)
    comment(writer, 2)
    await until(() => writer.allSaved())
    const { tail } = await server.log.load(LAB)
    expect(tail.map(({ kind }) => kind)).toEqual(['update', 'update', 'freeze', 'reopen', 'update'])
    expect(tail[2]).toMatchObject({ seq, seatId: seatNo(9).seatId })
    await server.stop()
  }))

test('SY43 every socket that understands it is told the phase and version, and the revision counts up', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const client = await openRawClient(server.url, { seat: 1, ext: true })
    await until(() => client.states.length === 1)
    await freeze(server)
    server.rooms.stateChanged(LAB)
    await until(() => client.states.length === 3)
    await reopen(server)
    await until(() => client.states.length === 4)
    const [first] = client.states
    expect(client.states).toEqual([
      { phase: 'open', version: 0, revision: first?.revision, locks: [] },
      { phase: 'frozen', version: 1, revision: (first?.revision ?? 0) + 1, locks: [] },
      { phase: 'frozen', version: 1, revision: (first?.revision ?? 0) + 2, locks: [] },
      { phase: 'open', version: 1, revision: (first?.revision ?? 0) + 3, locks: [] },
    ])
    await server.stop()
  }))

test('SY44 when the version cannot be recorded the lab stays open and edits that waited are kept', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const writer = await openDocClient(server.url, { seat: 1 })
    const failed = server.rooms.freeze(LAB, seatNo(9).seatId, async () => {
      comment(writer, 1)
      throw new Error('the plan has errors')
    })
    await expect(failed).rejects.toThrow('the plan has errors')
    await until(() => writer.allSaved())
    const { tail } = await server.log.load(LAB)
    expect(tail.map(({ kind }) => kind)).toEqual(['update', 'freeze', 'reopen', 'update'])
    await freeze(server)
    await expect(freeze(server)).rejects.toThrow('frozen already')
    await server.stop()
  }))

test('SY45 a lab that was frozen is frozen after a restart; who comes back with nothing new is let in', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const writer = await openDocClient(server.url, { seat: 1 })
    comment(writer, 1)
    await until(() => writer.allSaved())
    await freeze(server)
    await server.stop()
    const again = await startSyncServer({
      dataDir,
      stateOf: async () => ({ phase: 'frozen', version: 1, locks: [] }),
    })
    const back = await openDocClient(again.url, { seat: 1 }, writer.doc)
    await until(() => back.saved() === 1)
    expect(back.states[0]).toMatchObject({ phase: 'frozen', version: 1 })
    const offline = new Y.Doc()
    offline.getMap('ink').set('k', 1)
    const other = await openRawClient(again.url, { seat: 2, ext: true })
    other.send(encodeStep2(Y.encodeStateAsUpdate(offline)))
    expect(await other.closed).toBe(CLOSE.refused)
    expect(other.refused).toEqual([{ reason: 'frozen' }])
    await again.stop()
  }))

test('SY46 a comment’s author is the seat whose client put it into the document, whatever the comment says', async () =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const ann = await openDocClient(server.url, { seat: 1 })
    const ben = await openDocClient(server.url, { seat: 2 })
    comment(ann, 1)
    comment(ben, 2)
    await until(() => ann.allSaved() && ben.allSaved() && ben.doc.getMap('comments').size === 2)
    // Today nobody can write in another's comment; a log of an earlier day may hold that somebody did.
    const bytes = editBy(77, (doc) => setFields(doc, 'comments', id(1), { text: 'Ben was here' }), ben.doc)
    const by = { seatId: seatNo(2).seatId, at: 0, clients: [77] }
    await server.log.append(LAB, [{ kind: 'update', bytes, ...by }])
    await server.stop()
    const again = await startSyncServer({ dataDir })
    const { authors, plan } = await freeze(again)
    // What Ben has written into Ann's comment is not Ann's word, and it is not all Ben's.
    expect([...authors]).toEqual([[id(2), seatNo(2).seatId]])
    expect(plan.comments.get(id(1))?.text).toBe('Ben was here')
    await again.stop()
  }))
