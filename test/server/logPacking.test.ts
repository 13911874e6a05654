import { spawn } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openLogFile } from '#server/storage/logFile.ts'
import { packRows } from '#server/storage/logPack.ts'
import { LOG_VERSION } from '#server/storage/logSchema.ts'
import { readLogRows } from '#server/storage/logRows.ts'
import { openLogReadOnly } from '#server/storage/logSchema.ts'
import { openUpdateLog } from '#server/storage/updateLog.ts'
import { storedLab } from '#test/support/logFixture.ts'
import { layingOf, numberedRow } from '#test/support/packedLog.ts'
import { seeded } from '#test/support/syncClient.ts'
import { withFolder } from '#test/support/syncServer.ts'

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => numberedRow(from + at))

const readAll = (file: string, lab: string) => {
  const db = openLogReadOnly(file)
  try {
    return readLogRows(db, lab, 0, 1_000_000)
  } finally {
    db.close()
  }
}

test('LG6 rows that a snapshot covers are packed, and each reads back as it was, in any range', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    const log = await openUpdateLog(file)
    // Two labs in turn, so that neither has all numbers.
    const seqs: number[] = []
    for (let n = 0; n < 5; n++) {
      seqs.push(...(await log.append('a', numbered(n * 700 + 1, n * 700 + 700))))
      await log.append('b', numbered(1, 20))
    }
    const expected = seqs.map((seq, at) => ({ ...numberedRow(at + 1), seq, epoch: 1 }))
    expect(readAll(file, 'a')).toEqual(expected)
    await log.snapshot('a', seqs[3_199] ?? 0, new Uint8Array([1]))
    await expect.poll(() => layingOf(file, 'a')).toEqual({ single: 500, packs: 3 })
    expect(readAll(file, 'a')).toEqual(expected)
    expect(layingOf(file, 'b')).toEqual({ single: 100, packs: 0 })

    const db = openLogReadOnly(file)
    const random = seeded(3)
    for (let n = 0; n < 60; n++) {
      const [from, limit] = [Math.floor(random() * 3_600), Math.floor(random() * 1_500)]
      const after = expected[from - 1]?.seq ?? (from === 0 ? 0 : (seqs.at(-1) ?? 0))
      expect(readLogRows(db, 'a', after, limit)).toEqual(expected.slice(from, from + limit))
    }
    db.close()
    const { tail, seq } = await log.load('a')
    expect([tail.length, seq]).toEqual([300, seqs.at(-1)])
    await log.close()
  }))

test('LG6 a document whose snapshot is gone is made of its packed rows', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    const log = await openUpdateLog(file)
    const seqs = await log.append('a', numbered(1, 2_500))
    await log.snapshot('a', 2_500, new Uint8Array([1]))
    await expect.poll(() => layingOf(file, 'a').packs).toBe(2)
    await log.close()
    const db = new DatabaseSync(file)
    db.exec('delete from snapshots')
    db.close()
    const again = await openUpdateLog(file)
    expect((await again.load('a')).tail.map(({ seq }) => seq)).toEqual(seqs)
    await again.close()
  }))

test('LG7 the number of a packed row is never given to another', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    const log = openLogFile(file)
    const append = (n: number, size: number) =>
      log.commit(() => log.append('a', [numberedRow(n, { bytes: new Uint8Array(size) })]))[0] ?? 0
    // A row as large as the last fills a pack of its own.
    const seqs = [10, 10, 10, 300_000].map((size, at) => append(at, size))
    log.commit(() => log.snapshot('a', 4, new Uint8Array([1])))
    for (let next = log.rowsToPack('a', 1); next; next = log.rowsToPack('a', 1)) {
      const rows = next
      const packed = await packRows(rows.rows)
      log.commit(() => log.putPack('a', rows, packed))
    }
    seqs.push(append(5, 10))
    log.close()
    expect(seqs).toEqual([1, 2, 3, 4, 5])
    expect(readAll(file, 'a').map(({ seq }) => seq)).toEqual(seqs)
  }))

test('LG8 a pack is bounded in rows and bytes, and edits of other rooms are kept between two of them', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    const log = await openUpdateLog(file)
    const big = Array.from({ length: 300 }, (_, n) =>
      numberedRow(n, { kind: 'update', bytes: new Uint8Array(n === 100 ? 600_000 : 50_000).fill(n) }),
    )
    await log.append('a', big)
    await log.append('a', numbered(1, 20_000))
    const { seq } = await log.load('a')
    await log.snapshot('a', seq, new Uint8Array([1]))
    await log.append('b', [numberedRow(1)])
    const meanwhile = layingOf(file, 'a').packs
    await expect.poll(() => layingOf(file, 'a').single).toBeLessThanOrEqual(1_000)
    expect(meanwhile).toBeLessThan(layingOf(file, 'a').packs / 2)
    await log.close()
    const db = new DatabaseSync(file)
    const ranges = db.prepare("select first, last from packs where lab = 'a'").all()
    db.close()
    const rows = readAll(file, 'a')
    const sizes = ranges.map((range) => {
      const { first, last } = z.object({ first: z.int(), last: z.int() }).parse(range)
      const own = rows.filter((row) => row.seq >= first && row.seq <= last)
      return { rows: own.length, bytes: own.reduce((sum, row) => sum + row.bytes.length, 0) }
    })
    for (const size of sizes) {
      expect(size.rows).toBeLessThanOrEqual(1_000)
      if (size.rows > 1) expect(size.bytes).toBeLessThanOrEqual(256 * 1024)
    }
    expect(sizes).toContainEqual({ rows: 1, bytes: 600_000 })
  }))

test('LG9 packing that fails in the middle changes nothing, is told, and is done at the next snapshot', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    await (await openUpdateLog(file)).close()
    const db = new DatabaseSync(file, { timeout: 5_000 })
    db.exec(
      "create trigger stop before delete on log when old.seq = 900 begin select raise(abort, 'stop'); end",
    )
    const problems: string[] = []
    const log = await openUpdateLog(file, (problem) => problems.push(problem))
    const seqs = await log.append('a', numbered(1, 1_500))
    await log.snapshot('a', 1_500, new Uint8Array([1]))
    await expect.poll(() => problems).toEqual(['rows of lab a could not be packed: stop'])
    expect(layingOf(file, 'a')).toEqual({ single: 1_500, packs: 0 })
    seqs.push(...(await log.append('a', [numberedRow(1_501)])))
    db.exec('drop trigger stop')
    db.close()
    await log.snapshot('a', 1_501, new Uint8Array([1]))
    await expect.poll(() => layingOf(file, 'a')).toEqual({ single: 501, packs: 1 })
    expect(readAll(file, 'a').map(({ seq }) => seq)).toEqual(seqs)
    await log.close()
  }))

const WRITER = fileURLToPath(new URL('../support/packingWriter.ts', import.meta.url))
const KILLS = process.env['LONG'] ? 200 : 10

test(
  `LG9 after each of ${KILLS} kills in the middle of packing every row is there once`,
  async () =>
    withFolder(async (folder) => {
      const file = join(folder, 'log.sqlite')
      const random = seeded(7)
      let packs = 0
      for (let kill = 0; kill < KILLS; kill++) {
        const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', WRITER, file], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        let acknowledged = 0
        const stopAt = 2 + Math.floor(random() * 6)
        const lines = createInterface(child.stdout)
        await new Promise<void>((resolve) => {
          let heard = 0
          lines.on('line', (line) => {
            acknowledged = Number(line)
            if ((heard += 1) === stopAt) child.kill('SIGKILL')
          })
          child.on('close', () => resolve())
        })
        const rows = readAll(file, 'a')
        expect(rows.length).toBeGreaterThanOrEqual(acknowledged)
        const expected = rows.map((_, at) => ({ ...numberedRow(at + 1), seq: at + 1, epoch: 1 }))
        expect(rows).toEqual(expected)
        packs = layingOf(file, 'a').packs
      }
      expect(packs).toBeGreaterThan(KILLS)
    }),
  KILLS * 10_000,
)

const stored = z.object({ labs: z.array(z.looseObject({ lab: z.string() })) })

test.each(['log-v1', 'log-v2', 'log-v3'])(
  'LG10 a %s file opens and says what it said, rows and document',
  async (name) =>
    withFolder(async (folder) => {
      const file = join(folder, 'log.sqlite')
      const fixture = (end: string) => fileURLToPath(new URL(`../fixtures/${name}.${end}`, import.meta.url))
      copyFileSync(fixture('sqlite'), file)
      const { labs } = stored.parse(JSON.parse(readFileSync(fixture('json'), 'utf8')))
      const log = await openUpdateLog(file)
      const reader = openLogReadOnly(file)
      expect(reader.prepare('pragma user_version').get()).toEqual({ user_version: LOG_VERSION })
      for (const one of labs) {
        const told = storedLab(reader, one.lab, await log.load(one.lab))
        // A field that came later is there too, and empty.
        expect(JSON.parse(JSON.stringify(told))).toMatchObject(one)
      }
      expect(labs).toHaveLength(2)
      reader.close()
      await log.close()
    }),
)

test('LG10 reading beside the server refuses a file of another version in words', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    copyFileSync(fileURLToPath(new URL('../fixtures/log-v1.sqlite', import.meta.url)), file)
    expect(() => openLogReadOnly(file)).toThrow('was written by an older Delivery Lab')
    const db = new DatabaseSync(file)
    db.exec('pragma user_version = 99')
    db.close()
    expect(() => openLogReadOnly(file)).toThrow('was written by a newer Delivery Lab')
  }))

test('LG11 the rows after a restore belong to a new epoch, the ones before stay, and both are packed apart', async () =>
  withFolder(async (folder) => {
    const file = join(folder, 'log.sqlite')
    const before = openLogFile(file)
    before.commit(() => before.append('a', numbered(1, 1_500)))
    before.commit(() => before.restore('a', { epoch: 7, at: 5, bytes: new Uint8Array([9]) }))
    expect(() =>
      before.commit(() => before.restore('a', { epoch: 7, at: 5, bytes: new Uint8Array() })),
    ).toThrow('is not a new one')
    before.close()
    const log = await openUpdateLog(file)
    await log.append('a', numbered(1_502, 2_800))
    const { epoch, tail, snapshot } = await log.load('a')
    expect([epoch, snapshot, tail.length]).toEqual([7, null, 1_300])
    expect(tail[0]).toEqual({
      seq: 1_501,
      epoch: 7,
      kind: 'restore',
      seatId: null,
      at: 5,
      bytes: new Uint8Array([9]),
    })
    await log.snapshot('a', 2_800, new Uint8Array([1]))
    await expect.poll(() => layingOf(file, 'a')).toEqual({ single: 300, packs: 3 })
    const rows = readAll(file, 'a')
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 2_800 }, (_, at) => at + 1))
    expect(rows.map((row) => row.epoch)).toEqual(rows.map(({ seq }) => (seq <= 1_500 ? 1 : 7)))
    expect((await log.load('a')).tail).toEqual([])
    expect((await log.load('b')).epoch).toBe(1)
    await log.close()
  }))
