import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { makeBackup } from '#server/backup/makeBackup.ts'
import { runBackup } from '#server/cli/runBackup.ts'
import { copyDatabases } from '#server/storage/copyDatabases.ts'
import { inspectStore } from '#server/storage/inspectStore.ts'
import { openUpdateLog } from '#server/storage/updateLog.ts'
import { loadLiveDocument } from '#server/sync/liveDocument.ts'
import { openLabWriter } from '#test/support/labWriter.ts'
import { deliveryLab, run } from '#test/support/runNode.ts'
import { until } from '#test/support/syncClient.ts'
import { withFolder } from '#test/support/syncServer.ts'
import { startTestServer, type TestServer } from '#test/support/testServer.ts'

const withServer = async (work: (server: TestServer) => Promise<void>): Promise<void> => {
  const server = await startTestServer()
  try {
    await work(server)
  } finally {
    await server.close()
  }
}

test(
  'BK1 a backup under twenty writers has every edit acknowledged before it, and refuses none of them',
  async () =>
    withFolder(async (folder) =>
      withServer(async (server) => {
        const lab = await server.newLab()
        const seats = await Promise.all(Array.from({ length: 20 }, async () => lab.join()))
        const writers = seats.map((seat, at) => openLabWriter(server.url, seat, lab.id, `w${at}`))
        await until(() => writers.every((writer) => writer.acknowledged() > 5), 30_000)
        const before = writers.map((writer) => writer.acknowledged())

        const target = join(folder, 'backup')
        const backup = deliveryLab(['backup', target, '--data-dir', server.dataDir])
        // The relations are written, too: a lab is first in the log, then in the relations.
        let running = true
        void backup.finally(() => (running = false))
        let opened = 0
        while (running) {
          await server.newLab({ slug: `meanwhile-${opened}` })
          opened += 1
        }
        expect(await backup).toMatchObject({ code: 0, stderr: '' })
        expect((await backup).stdout).toMatch(/^\d+ labs? in .*\nIt holds the signing key/)
        const after = writers.map((writer) => writer.acknowledged())
        expect(after.every((count, at) => count > (before[at] ?? 0))).toBe(true)
        expect(writers.flatMap((writer) => writer.closed)).toEqual([])
        for (const writer of writers) writer.stop()

        expect(inspectStore(target).problem).toBe(null)
        const log = await openUpdateLog(join(target, 'log.sqlite'))
        const ink = (await loadLiveDocument(log, lab.id)).doc.getMap('ink')
        const lost = before.flatMap((count, at) =>
          Array.from({ length: count }, (_, n) => `w${at}.${n}`).filter((key) => !ink.has(key)),
        )
        expect(lost).toEqual([])
        await log.close()
      }),
    ),
  180_000,
)

const counted = z.object({ n: z.int() })

test('BK2 the two databases of a backup are of one moment, whatever is written meanwhile', async () =>
  withFolder(async (folder) => {
    for (const [name, rows] of [
      ['lab.sqlite', 20_000],
      ['log.sqlite', 2_000],
    ] as const) {
      const database = new DatabaseSync(join(folder, name))
      database.exec(`pragma journal_mode = wal; create table counter (n integer); insert into counter values (0);
        create table filling (bytes blob);
        with recursive n(i) as (select 1 union all select i + 1 from n where i < ${rows})
          insert into filling select randomblob(1000) from n`)
      database.close()
    }
    const writer = new Worker(fileURLToPath(new URL('../support/twoFileWriter.ts', import.meta.url)), {
      workerData: { folder },
    })
    await once(writer, 'message')
    for (let n = 0; n < 5; n++) {
      const target = join(folder, `copy-${n}`)
      mkdirSync(target)
      await copyDatabases(folder, target)
      const [lab = 0, log = 0] = ['lab.sqlite', 'log.sqlite'].map((name) => {
        const copy = new DatabaseSync(join(target, name))
        const { n: count } = counted.parse(copy.prepare('select n from counter').get())
        expect(copy.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
        copy.close()
        return count
      })
      expect(lab).toBeGreaterThan(0)
      expect([0, 1]).toContain(lab - log)
    }
    writer.postMessage('stop')
    expect(await once(writer, 'message')).toEqual([0])
    await writer.terminate()
  }))

test('BK3 a backup is for its account alone, says what it is, and is made of a stopped server as well', async () =>
  withFolder(async (folder) =>
    withServer(async (server) => {
      const lab = await server.newLab()
      await server.server.close()
      const target = join(folder, 'deep', 'backup')
      expect(await deliveryLab(['backup', target], { DATA_DIR: server.dataDir })).toMatchObject({ code: 0 })
      const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
      expect(mode(target)).toBe('700')
      expect(
        readdirSync(target)
          .sort()
          .map((name) => [name, mode(join(target, name))]),
      ).toEqual(
        ['backup.json', 'images', 'lab.sqlite', 'link.key', 'log.sqlite', 'signing-key.pem'].map((name) => [
          name,
          name === 'images' ? '700' : '600',
        ]),
      )
      expect(JSON.parse(readFileSync(join(target, 'backup.json'), 'utf8'))).toMatchObject({
        format: 1,
        program: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        labs: [{ id: lab.id, slug: lab.slug, epoch: 1, lastSeq: 1 }],
      })
      expect(readdirSync(server.dataDir).filter((name) => /-(wal|shm)$/.test(name))).toEqual([])
    }),
  ))

test('BK4 a folder that is there, no data and a broken-off backup are told in a sentence, and nothing is left', async () =>
  withFolder(async (folder) =>
    withServer(async (server) => {
      const backup = async (target: string, dataDir = server.dataDir) => {
        const lines: string[] = []
        const say = (line: string) => void lines.push(line)
        expect(await runBackup({ folder: join(folder, target), dataDir }, say)).toBe(1)
        expect(lines).toHaveLength(1)
        return lines[0]
      }
      mkdirSync(join(folder, 'there'))
      mkdirSync(join(folder, 'broken.partial'))
      writeFileSync(join(folder, 'file'), '')
      const before = readdirSync(folder)
      expect(await backup('there')).toMatch(/there is there already\. Name a folder that is not\.$/)
      expect(await backup('new', join(folder, 'there'))).toMatch(/There is no Delivery Lab data in .*$/)
      expect(await backup('broken')).toMatch(/another backup is being made, or one was broken off/)
      expect(await backup('file/new')).toMatch(/^It was not done, and nothing was changed: .*$/)
      for (const inside of ['restore', 'restore.ready', 'a/b'])
        expect(await backup(join(relative(folder, server.dataDir), inside))).toMatch(/is in the data folder/)
      expect(readdirSync(server.dataDir).filter((name) => /^(restore|a)/.test(name))).toEqual([])
      expect(readdirSync(folder)).toEqual(before)
    }),
  ))

test('BK4 a disk that takes no more is told in a sentence, and nothing is left', async () =>
  withFolder(async (folder) =>
    withServer(async (server) => {
      await server.newLab()
      const cli = fileURLToPath(new URL('../../server/cli.ts', import.meta.url))
      const target = join(folder, 'backup')
      // No file may grow past 20 kB: the kernel refuses the write itself.
      const args = ['--fsize=20480', process.execPath, cli, 'backup', target, '--data-dir', server.dataDir]
      const ran = await run('/usr/bin/prlimit', args)
      expect([ran.code, ran.stderr]).toEqual([1, ''])
      expect(ran.stdout).toMatch(/^It was not done, and nothing was changed: .*\n$/)
      expect(readdirSync(folder)).toEqual([])
    }),
  ))

test('BK5 data that is damaged or does not agree is not backed up as if it were whole', async () =>
  withFolder(async (folder) =>
    withServer(async (server) => {
      const lab = await server.newLab()
      await server.server.close()
      const log = new DatabaseSync(join(server.dataDir, 'log.sqlite'))
      log.exec('delete from log')
      log.close()
      const target = join(folder, 'backup')
      await expect(makeBackup(server.dataDir, target, new Date())).rejects.toThrow(
        `cannot be backed up: log.sqlite has no document of the lab "${lab.slug}"`,
      )
      expect(existsSync(target) || existsSync(`${target}.partial`)).toBe(false)
    }),
  ))
