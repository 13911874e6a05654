import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLogFile } from '#server/storage/logFile.ts'
import { LOG_VERSION } from '#server/storage/logSchema.ts'
import { openUpdateLog, type NewRow } from '#server/storage/updateLog.ts'
import { startTestServer } from '#test/support/testServer.ts'
import { withFolder } from '#test/support/syncServer.ts'

const row = (text: string, clients: number[] = [], seatId = 'ann'): NewRow => ({
  kind: 'update',
  seatId,
  at: 1_700_000_000_000,
  bytes: new TextEncoder().encode(text),
  clients,
})

test('LG1 rows come back in the order they were appended, lab by lab, after the log was closed and opened', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    const log = await openUpdateLog(file)
    const seqs = await Promise.all([
      log.append('a', [row('a1', [1]), row('a2', [2])]),
      log.append('b', [row('b1')]),
      log.append('a', [{ ...row(''), kind: 'freeze', seatId: null }]),
    ])
    expect(seqs.flat()).toEqual([1, 2, 3, 4])
    await log.close()
    const again = await openUpdateLog(file)
    const { tail, seq, snapshot, clients } = await again.load('a')
    expect(tail.map(({ seq: at, kind, seatId }) => [at, kind, seatId])).toEqual([
      [1, 'update', 'ann'],
      [2, 'update', 'ann'],
      [4, 'freeze', null],
    ])
    expect(tail[0]).toMatchObject({ at: 1_700_000_000_000, bytes: new TextEncoder().encode('a1') })
    expect([seq, snapshot, [...clients]]).toEqual([4, null, [[1, 'ann'], [2, 'ann']]]) // prettier-ignore
    expect((await again.load('c')).seq).toBe(0)
    await again.close()
  }))

test('LG2 a client id stays with the first seat that wrote with it, in its own lab', async () =>
  withFolder(async (folder) => {
    const log = await openUpdateLog(join(folder, 'log.sqlite'))
    await log.append('a', [row('1', [7], 'ann')])
    await log.append('a', [row('2', [7], 'ben')])
    await log.append('b', [row('3', [7], 'ben')])
    expect((await log.load('a')).clients.get(7)).toBe('ann')
    expect((await log.load('b')).clients.get(7)).toBe('ben')
    await log.close()
  }))

test('LG3 a snapshot takes the place of the rows before it when loading, and keeps them', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    const log = await openUpdateLog(file)
    await log.append('a', [row('1'), row('2')])
    await log.snapshot('a', 2, new Uint8Array([9]))
    await log.append('a', [row('3')])
    const { snapshot, tail, seq } = await log.load('a')
    expect([snapshot?.bytes, snapshot?.seq, tail.map((one) => one.seq), seq]).toEqual([
      new Uint8Array([9]),
      2,
      [3],
      3,
    ])
    await log.close()
    const db = new DatabaseSync(file)
    expect(db.prepare('select count(*) as n from log').get()).toEqual({ n: 3 })
    db.close()
  }))

test('LG4 a file of a newer version is refused in words and left as it is', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    await (await openUpdateLog(file)).close()
    const db = new DatabaseSync(file)
    expect(db.prepare('pragma user_version').get()).toEqual({ user_version: LOG_VERSION })
    expect(db.prepare('pragma page_size').get()).toEqual({ page_size: 1024 })
    expect(db.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
    db.exec(`pragma user_version = ${LOG_VERSION + 1}`)
    db.close()
    await expect(openUpdateLog(file)).rejects.toThrow(
      /written by a newer Delivery Lab \(log version 4; this one knows 3\)/,
    )
  }))

test('LG5 closing commits what is waiting; afterwards the log says that it is closed', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    const log = await openUpdateLog(file)
    const waiting = Array.from({ length: 300 }, async (_, at) => log.append('a', [row(String(at))]))
    const closed = log.close()
    expect((await Promise.all(waiting)).flat()).toHaveLength(300)
    await closed
    await expect(log.append('a', [row('late')])).rejects.toThrow('the update log is closed')
    const again = await openUpdateLog(file)
    expect((await again.load('a')).tail).toHaveLength(300)
    await again.close()
  }))

test('LG12 a start on two files that disagree on a lab’s epoch is refused in words', async () => {
  const server = await startTestServer()
  const lab = await server.newLab()
  await server.server.close()
  const file = openLogFile(join(server.dataDir, 'log.sqlite'))
  file.commit(() => file.restore(lab.id, { epoch: 1_795_000_000, at: 0, bytes: new Uint8Array([0, 0]) }))
  file.close()
  await expect(server.restart()).rejects.toThrow(
    `the lab "${lab.slug}" has epoch 1 in one and 1795000000 in the other`,
  )
  await server.close()
})
