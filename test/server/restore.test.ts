import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { finishRestore } from '#server/backup/finishRestore.ts'
import { makeBackup } from '#server/backup/makeBackup.ts'
import { restoreBackup } from '#server/backup/restoreBackup.ts'
import { runCheck, runRestore } from '#server/cli/runBackup.ts'
import { auditRows, brokenAuditRow } from '#server/storage/audit.ts'
import { openDatabase } from '#server/storage/database.ts'
import { inspectStore } from '#server/storage/inspectStore.ts'
import { openUpdateLog } from '#server/storage/updateLog.ts'
import { loadLiveDocument } from '#server/sync/liveDocument.ts'
import { withDocument } from '#test/support/liveDocument.ts'
import { deliveryLab, run } from '#test/support/runNode.ts'
import { withFolder } from '#test/support/syncServer.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

/** A server with one lab in which `early` is in the backup and `late` was written after it. */
let server: TestServer
let lab: TestLab
let folder: string
let backup: string

beforeAll(async () => {
  server = await startTestServer()
  folder = join(server.dataDir, '..')
  backup = join(folder, 'backup')
  lab = await server.newLab()
  const write = async (key: string) =>
    withDocument(server.url, lab.lead.cookie, lab.id, (doc) => doc.getMap('ink').set(key, { key }))
  await write('early')
  await makeBackup(server.dataDir, backup, new Date())
  await write('late')
})
afterAll(() => server.close())

/** What a data folder holds: the drawings of the lab, its epoch, and whether all agrees. */
const told = async (dataDir: string) => {
  const { facts, problem } = inspectStore(dataDir)
  const log = await openUpdateLog(join(dataDir, 'log.sqlite'))
  const { doc } = await loadLiveDocument(log, lab.id)
  await log.close()
  return { ink: [...doc.getMap('ink').keys()].sort(), epoch: facts.labs[0]?.epoch ?? 0, problem }
}

const restore = async (args: readonly string[], dataDir: string) => {
  const ran = await deliveryLab(['restore', ...args, '--data-dir', dataDir])
  expect(ran.stderr).toBe('')
  return ran
}

test('BK6 a backup that was changed, is not whole or is newer is refused by name, and nothing is changed', async () =>
  withFolder(async (empty) => {
    expect((await restore(['--check', backup], empty)).stdout).toMatch(
      /^The backup is as it was made on .*: 1 lab\.\n$/,
    )
    const changed = (name: string, change: (path: string) => void): string => {
      const copy = join(empty, name)
      cpSync(backup, copy, { recursive: true })
      change(copy)
      return copy
    }
    const flip = (file: string) => (path: string) => {
      const bytes = readFileSync(join(path, file))
      bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1
      writeFileSync(join(path, file), bytes)
    }
    const manifest = (change: (text: string) => string) => (path: string) =>
      writeFileSync(join(path, 'backup.json'), change(readFileSync(join(path, 'backup.json'), 'utf8')))
    const cases: [string, RegExp][] = [
      [changed('log', flip('log.sqlite')), /^log\.sqlite of the backup was changed after it was made\.$/],
      [changed('lab', flip('lab.sqlite')), /^lab\.sqlite of the backup was changed/],
      [changed('key', flip('signing-key.pem')), /^signing-key\.pem of the backup was changed/],
      [
        changed(
          'none',
          manifest(() => '{}'),
        ),
        /backup\.json is not that of a backup this program knows/,
      ],
      [
        changed(
          'path',
          manifest((text) => text.replace('"link.key"', '"../link.key"')),
        ),
        /is not that of a backup/,
      ],
      [
        changed(
          'newer',
          manifest((text) => text.replace(/"log": \d+/, '"log": 99')),
        ),
        /made by a newer Delivery Lab/,
      ],
      [join(empty, 'nothing'), /^There is no backup in .*: backup\.json is not there\.$/],
    ]
    for (const [path, words] of cases) {
      const lines: string[] = []
      const say = (line: string) => void lines.push(line)
      expect(await runRestore({ folder: path, dataDir: join(empty, 'data') }, say)).toBe(1)
      expect(await runCheck(path, say)).toBe(1)
      expect(lines).toEqual([expect.stringMatching(words), lines[0]])
    }
    expect(existsSync(join(empty, 'data'))).toBe(false)
  }))

test('BK6 a backup that does not list a lab it holds would leave that lab its old epoch, and is refused', async () =>
  withFolder(async (empty) => {
    const copy = join(empty, 'backup')
    cpSync(backup, copy, { recursive: true })
    const list = z.looseObject({ labs: z.array(z.unknown()) })
    const text = readFileSync(join(copy, 'backup.json'), 'utf8')
    writeFileSync(join(copy, 'backup.json'), JSON.stringify({ ...list.parse(JSON.parse(text)), labs: [] }))
    const lines: string[] = []
    const dataDir = join(empty, 'data')
    expect(await runRestore({ folder: copy, dataDir }, (line) => void lines.push(line))).toBe(1)
    expect(lines).toEqual([expect.stringMatching(/backup\.json does not list the lab "[a-z0-9-]+"\.$/)])
    expect(readdirSync(dataDir).filter((name) => /sqlite|restore/.test(name))).toEqual([])
  }))

test('BK7 while a server runs on the data it is not restored', async () => {
  const ran = await restore([backup], server.dataDir)
  expect([ran.code, ran.stdout]).toEqual([
    1,
    expect.stringMatching(/^Another Delivery Lab is running on .*\n$/),
  ])
  expect(readdirSync(server.dataDir).filter((name) => name.includes('restore'))).toEqual([])
})

/** A data folder as it is now, of a server that was killed. */
const dataNow = (into: string): string => {
  const dataDir = join(into, 'data')
  cpSync(server.dataDir, dataDir, { recursive: true })
  return dataDir
}

test(
  'BK8 what was there is put aside, every lab begins a new epoch, and it is written in the audit log',
  async () =>
    withFolder(async (into) => {
      const dataDir = dataNow(into)
      const before = await told(dataDir)
      expect(before).toEqual({ ink: ['early', 'late'], epoch: 1, problem: null })
      const seconds = Math.floor(Date.now() / 1_000)
      const ran = await restore([backup], dataDir)
      expect(ran.code).toBe(0)
      const aside = /What was there before is in (.*)\.\n/.exec(ran.stdout)?.[1] ?? ''
      expect(aside).toMatch(/before-restore-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/)
      expect(await told(aside)).toEqual(before)
      const after = await told(dataDir)
      expect(after).toMatchObject({ ink: ['early'], problem: null })
      expect(after.epoch).toBeGreaterThanOrEqual(seconds)
      const db = openDatabase(dataDir)
      const audit = await auditRows(db)
      await db.destroy()
      expect(audit.at(-1)).toMatchObject({ act: 'restored', actor: 'operator', labId: null })
      expect(brokenAuditRow(audit)).toBe(null)

      // Again, and on a machine that has nothing: each is another document.
      await restoreBackup({ folder: backup, dataDir, now: new Date(after.epoch * 1_000) })
      expect((await told(dataDir)).epoch).toBe(after.epoch + 1)
      const other = join(into, 'other')
      const { aside: nothing } = await restoreBackup({
        folder: backup,
        dataDir: other,
        now: new Date((after.epoch + 60) * 1_000),
      })
      expect([nothing, await told(other)]).toEqual([
        null,
        { ink: ['early'], epoch: after.epoch + 60, problem: null },
      ])
    }),
  180_000,
)

test('BK8 a damaged store is put aside and replaced', async () =>
  withFolder(async (into) => {
    const dataDir = join(into, 'data')
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'log.sqlite'), 'no database at all, but long enough to look at '.repeat(100))
    const { aside } = await restoreBackup({ folder: backup, dataDir, now: new Date() })
    expect(readdirSync(aside ?? '')).toEqual(['log.sqlite'])
    expect(await told(dataDir)).toMatchObject({ ink: ['early'], problem: null })
  }))

const KILLED = fileURLToPath(new URL('../support/restoreKilled.ts', import.meta.url))

test(
  'BK9 a restore killed after any of its steps leaves the one state or the other, and the next start says which',
  async () =>
    withFolder(async (into) => {
      const outcomes: string[] = []
      for (let step = 1; ; step++) {
        const place = join(into, String(step))
        mkdirSync(place)
        const dataDir = dataNow(place)
        const ran = await run(process.execPath, [
          '--disable-warning=ExperimentalWarning',
          KILLED,
          backup,
          dataDir,
          String(step),
        ])
        if (ran.code === 0) break // there are no more steps
        expect(ran).toMatchObject({ code: null, stderr: '' })
        const sentence = finishRestore(dataDir)
        const isNew = outcomes.includes('new') || ran.stdout.split('\n').includes('ready')
        outcomes.push(isNew ? 'new' : 'old')
        expect(sentence).toMatch(isNew ? /it is done now\.$/ : /the data is as it was\.$/)
        expect(finishRestore(dataDir)).toBe(null)
        const { ink, epoch, problem } = await told(dataDir)
        expect([step, ink, epoch > 1, problem]).toEqual([
          step,
          isNew ? ['early'] : ['early', 'late'],
          isNew,
          null,
        ])
        const kept = readdirSync(dataDir).filter((name) => name.startsWith('before-restore'))
        expect(kept).toHaveLength(isNew ? 1 : 0)
        if (isNew)
          expect(await told(join(dataDir, kept[0] ?? ''))).toMatchObject({ ink: ['early', 'late'], epoch: 1 })
        expect(readdirSync(dataDir).filter((name) => name.startsWith('restore.'))).toEqual([])
      }
      expect(outcomes.filter((one) => one === 'old')).toHaveLength(3)
      expect(outcomes.filter((one) => one === 'new')).toHaveLength(12)
    }),
  300_000,
)

test('BK9 the sentence is told by a start of the server', async () =>
  withFolder(async (into) => {
    const dataDir = dataNow(into)
    const args = ['--disable-warning=ExperimentalWarning', KILLED, backup, dataDir, '6']
    expect(await run(process.execPath, args)).toMatchObject({ code: null })
    const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url))
    // A port nobody may have: it ends after the data were opened.
    const ran = await run(process.execPath, [main], {
      env: { DATA_DIR: dataDir, HOST: '203.0.113.7', PORT: '0' },
    })
    expect(ran.stderr).toContain(
      'A restore was broken off while it put the files of the backup in their places',
    )
    expect(await told(dataDir)).toMatchObject({ ink: ['early'], problem: null })
  }))

test('BK9 a restore whose copy cannot be written leaves nothing', async () =>
  withFolder(async (into) => {
    const dataDir = dataNow(into)
    const cli = fileURLToPath(new URL('../../server/cli.ts', import.meta.url))
    const args = ['--fsize=20480', process.execPath, cli, 'restore', backup, '--data-dir', dataDir]
    const ran = await run('/usr/bin/prlimit', args)
    expect([ran.code, ran.stderr]).toEqual([1, ''])
    expect(ran.stdout).toMatch(/^It was not done, and nothing was changed: .*\n$/)
    expect(await told(dataDir)).toMatchObject({ ink: ['early', 'late'], epoch: 1, problem: null })
    expect(readdirSync(dataDir).filter((name) => name.includes('restore'))).toEqual([])
  }))
