import { execFileSync, spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { withFolder } from '#test/support/syncServer.ts'
import { openDocClient, until } from '#test/support/syncClient.ts'

const PRLIMIT = '/usr/bin/prlimit'
const SERVER = fileURLToPath(new URL('../support/crashServer.ts', import.meta.url))

test('DU4 when the disk takes no more, edits are refused and kept by their authors; with space again it goes on without a restart', async () =>
  withFolder(async (folder) => {
    if (!existsSync(PRLIMIT)) throw new Error(`this test needs ${PRLIMIT}: install the package "util-linux"`)
    const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SERVER, folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const lines: string[] = []
    createInterface(server.stdout).on('line', (line) => void lines.push(line))
    server.stdin.write('go\n')
    await until(() => lines.length === 2, 60_000)
    const url = lines[1] ?? ''
    // No file of the server may grow past what its log has now: the kernel refuses the write itself.
    const limit = (bytes: number | string) =>
      execFileSync(PRLIMIT, ['--pid', String(server.pid), `--fsize=${bytes}:unlimited`])

    const writer = await openDocClient(url, { seat: 1 })
    const reader = await openDocClient(url, { seat: 2, role: 'observer' })
    writer.ink.set('before', 1)
    await until(() => writer.allSaved() && reader.ink.has('before'))
    limit(statSync(join(folder, 'log.sqlite-wal')).size)
    writer.ink.set('full', 1)
    expect(await writer.closed).toBe(CLOSE.cannotSave)
    expect(writer.allSaved()).toBe(false)
    const meanwhile = await openDocClient(url, { seat: 3, role: 'observer' })
    expect(meanwhile.ink.toJSON()).toEqual({ before: 1 })

    limit('unlimited')
    const back = await openDocClient(url, { seat: 1 }, writer.doc)
    back.ink.set('after', 1)
    await until(() => back.allSaved() && reader.ink.has('after'))
    expect(reader.ink.toJSON()).toEqual({ before: 1, full: 1, after: 1 })
    server.stdin.end()
    await new Promise((resolve) => server.on('close', resolve))
  }))
