import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { withFolder } from '#test/support/syncServer.ts'
import { openDocClient, until } from '#test/support/syncClient.ts'

const PRLIMIT = '/usr/bin/prlimit'
const SERVER = fileURLToPath(new URL('../support/crashServer.ts', import.meta.url))
const NODE = [process.execPath, '--disable-warning=ExperimentalWarning', SERVER]

/** A disk of its own in a mount namespace of its own: `sh -c` with the folder as its first argument. */
const OWN_DISK = ['unshare', '--map-root-user', '--mount', 'sh', '-c']
const MOUNT = 'mount -t tmpfs -o size=2m tmpfs "$0"'
const mayMount = (folder: string) =>
  spawnSync(OWN_DISK[0] ?? '', [...OWN_DISK.slice(1), MOUNT, folder]).status === 0

interface Started {
  url: string
  pid: number
  stop: () => Promise<void>
}

const start = async ([command = '', ...rest]: string[]): Promise<Started> => {
  const server = spawn(command, rest, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines: string[] = []
  createInterface(server.stdout).on('line', (line) => void lines.push(line))
  server.stdin.write('go\n')
  await until(() => lines.length === 2, 60_000)
  return {
    url: lines[1] ?? '',
    pid: server.pid ?? 0,
    stop: async () => {
      server.stdin.end()
      await new Promise((resolve) => server.on('close', resolve))
    },
  }
}

/** Edits before, during and after a disk that takes nothing more. */
const outlive = async ({ url }: Started, disk: { fill: () => void; free: () => void }): Promise<void> => {
  const writer = await openDocClient(url, { seat: 1 })
  const reader = await openDocClient(url, { seat: 2, role: 'observer' })
  writer.ink.set('before', 1)
  await until(() => writer.allSaved() && reader.ink.has('before'))
  disk.fill()
  // The last page of the log's file may have room for an edit or two.
  let edits = 0
  const isClosed = writer.closed.then(() => true)
  const edit = async () => {
    writer.ink.set('full', ++edits)
    return Promise.race([isClosed, until(() => writer.allSaved()).then(() => false)])
  }
  while (!(await edit())) expect(edits).toBeLessThan(20)
  expect(await writer.closed).toBe(CLOSE.cannotSave)
  expect(writer.allSaved()).toBe(false)
  const meanwhile = await openDocClient(url, { seat: 3, role: 'observer' })
  expect(meanwhile.ink.toJSON()).toEqual({ before: 1, ...(edits > 1 && { full: edits - 1 }) })

  disk.free()
  const back = await openDocClient(url, { seat: 1 }, writer.doc)
  back.ink.set('after', 1)
  await until(() => back.allSaved() && reader.ink.has('after'))
  expect(reader.ink.toJSON()).toEqual({ before: 1, full: edits, after: 1 })
}

test('DU4 when the disk takes no more, edits are refused and kept by their authors; with space again it goes on without a restart', async () =>
  withFolder(async (folder) => {
    if (!existsSync(PRLIMIT)) throw new Error(`this test needs ${PRLIMIT}: install the package "util-linux"`)
    const server = await start([...NODE, folder])
    // No file of the server may grow past what its log has now: the kernel refuses the write itself.
    const limit = (bytes: number | string) =>
      execFileSync(PRLIMIT, ['--pid', String(server.pid), `--fsize=${bytes}:unlimited`])
    await outlive(server, {
      fill: () => void limit(statSync(join(folder, 'log.sqlite-wal')).size),
      free: () => void limit('unlimited'),
    })
    await server.stop()
  }))

test('DU4 the same on a disk of 2 MB that somebody else has filled', async ({ skip }) =>
  withFolder(async (folder) => {
    if (!mayMount(folder))
      skip('this machine lets nobody here mount a tmpfs; the test before this one holds the rule')
    const server = await start([...OWN_DISK, `${MOUNT} && exec "$@"`, folder, ...NODE, folder])
    const filler = join(`/proc/${server.pid}/root`, folder, 'filler')
    await outlive(server, { fill: () => fillUp(filler), free: () => rmSync(filler) })
    await server.stop()
  }))

/** Writes until the disk takes not one byte more. */
const fillUp = (file: string): void => {
  for (let size = 64 * 1024; size >= 1;)
    try {
      writeFileSync(file, Buffer.alloc(size), { flag: 'a' })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      size = Math.floor(size / 2)
    }
}
