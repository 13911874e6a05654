import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { admitEdits } from '#server/sync/admitEdits.ts'
import { connectionOf } from '#test/support/honestServer.ts'
import { seatNo } from '#test/support/syncServer.ts'

test('SY31 a guard that fails ends the socket whose edit it was, is told, and everyone else goes on', async () => {
  const [BAD, GOOD] = [1, 2]
  const ended: string[] = []
  const from = [BAD, GOOD].map((no) => connectionOf(seatNo(no), no, (why) => void ended.push(why)))
  const updateBy = (client: number) => {
    const doc = new Y.Doc()
    doc.clientID = client
    doc.getMap('ink').set(`of ${client}`, 1)
    return Y.encodeStateAsUpdate(doc)
  }
  const faults: unknown[] = []
  const broken = new Error('a fault of the guard')
  const live = {
    doc: new Y.Doc(),
    bound: new Map(),
    owners: new Map<number, string>(),
    seq: 0,
    rowsSinceSnapshot: 0,
    snapshotBytes: 0,
  }
  const { rows, left } = await admitEdits(
    from.map((connection, at) => ({ from: connection, handshake: true, update: updateBy(at + 1) })),
    {
      live,
      state: { phase: 'open', version: 0, locks: [] },
      claimant: (client) => {
        if (client === BAD) throw broken
        return undefined
      },
      at: 0,
      refuse: (connection, code, reason) => connection.end(code, reason),
      fault: (error) => void faults.push(error),
    },
  )
  expect(faults).toEqual([broken])
  expect(ended).toEqual(['Person 1: 4400 malformed'])
  expect([rows.length, left]).toEqual([1, null])
  expect(live.doc.getMap('ink').toJSON()).toEqual({ 'of 2': 1 })
})
