import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { MESSAGE } from '#shared/wire/frames.ts'
import { withFolder } from '#test/support/syncServer.ts'
import { openDocClient, until } from '#test/support/syncClient.ts'

const STRACE = '/usr/bin/strace'
const SERVER = fileURLToPath(new URL('../support/crashServer.ts', import.meta.url))
const WAL = 'log.sqlite-wal'

/** What the server asked of the kernel, as far as it matters here, in order. */
type Call = { kind: 'write' } | { kind: 'sync' } | { kind: 'saved'; count: number }

const unescape = (text: string): string =>
  text.replaceAll(/\\x([0-9a-f]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/** The `saved` frames in what was sent: binary, unmasked, 2 or 3 bytes long, message type 100, a count. */
const savedFrames = (sent: string): Call[] => {
  const bytes = Buffer.from(sent, 'latin1')
  const found: Call[] = []
  for (let at = bytes.indexOf(0x82); at !== -1; at = bytes.indexOf(0x82, at + 1)) {
    const [, length = 0, type, low = 0, high = 0] = bytes.subarray(at, at + 5)
    if (type === MESSAGE.saved && (length === 2 || length === 3))
      found.push({ kind: 'saved', count: length === 2 ? low : (low & 127) + high * 128 })
  }
  return found
}

/** Reads `strace -f -xx -yy`. A write counts from its beginning, a sync from its successful end. */
const readTrace = (trace: string): Call[] => {
  const syncing = new Set<string>()
  return trace.split('\n').flatMap((line): Call[] => {
    const [, pid = '', call = ''] = /^(\d+) +[\d:.]+ (.*)$/.exec(line) ?? []
    const name = /^(\w+)\(/.exec(call)?.[1] ?? /^<\.\.\. (\w+) resumed>/.exec(call)?.[1]
    const file = unescape(/^\w+\(\d+<([^>]*)>/.exec(call)?.[1] ?? '')
    if (name === 'pwrite64') return file.endsWith(WAL) ? [{ kind: 'write' }] : []
    if (name === 'fsync' || name === 'fdatasync') {
      if (file.endsWith(WAL)) syncing.add(pid)
      return call.endsWith('= 0') && syncing.delete(pid) ? [{ kind: 'sync' }] : []
    }
    if (!/^\w+\(\d+<TCP:/.test(call)) return []
    return savedFrames(
      [...call.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, text = '']) => unescape(text)).join(''),
    )
  })
}

const traceServer = async (folder: string, work: (url: string) => Promise<void>): Promise<Call[]> => {
  if (!existsSync(STRACE)) throw new Error(`this test needs ${STRACE}: install the package "strace"`)
  const traced = join(folder, 'trace')
  const calls = 'trace=pwrite64,fsync,fdatasync,write,writev,sendto,sendmsg'
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', SERVER, folder]
  const child = spawn(STRACE, ['-f', '-tt', '-yy', '-xx', '-s', '4096', '-e', calls, '-o', traced, ...node], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  createInterface(child.stdout).on('line', (line) => void lines.push(line))
  const complaints: string[] = []
  createInterface(child.stderr).on('line', (line) => void complaints.push(line))
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  child.stdin.write('go\n')
  await until(() => lines.length === 2 || child.exitCode !== null, 60_000)
  if (lines.length < 2) throw new Error(`strace could not run the server: ${complaints.join(' ')}`)
  await work(lines[1] ?? '')
  child.stdin.end()
  await ended
  return readTrace(await readFile(traced, 'latin1'))
}

test('DU2 between an edit and its acknowledgement the kernel was asked to sync the log to disk, and had', async () => {
  const one = 10
  await withFolder(async (folder) => {
    const calls = await traceServer(folder, async (url) => {
      const client = await openDocClient(url, { seat: 1 })
      await until(() => client.allSaved())
      for (let at = 0; at < one; at++) {
        client.ink.set('k', at)
        await until(() => client.allSaved())
      }
    })
    // One edit at a time: the rows' pages, then a sync that ends, then the acknowledgement, each time.
    const perEdit = calls
      .map((call) => (call.kind === 'saved' ? `saved ${call.count}` : call.kind))
      .filter((name, at, all) => name !== all[at - 1])
      .join(', ')
    const expected = Array.from({ length: one }, (_, at) => `write, sync, saved ${at + 2}`).join(', ')
    expect(perEdit).toContain(`saved 1, ${expected}`)
  })
})

test('DU3 edits that arrive together share a sync, and none is acknowledged while a page of it is only written', async () => {
  const people = 8
  const each = 25
  await withFolder(async (folder) => {
    const calls = await traceServer(folder, async (url) => {
      const clients = await Promise.all(
        Array.from({ length: people }, async (_, at) => openDocClient(url, { seat: at + 1 })),
      )
      for (const { ink } of clients) for (let at = 0; at < each; at++) ink.set(`k${at}`, at)
      await until(() => clients.every((client) => client.allSaved()))
    })
    let unsynced = false
    let acknowledgements = 0
    for (const call of calls) {
      if (call.kind === 'saved') {
        acknowledgements++
        expect(unsynced, `acknowledgement ${acknowledgements}`).toBe(false)
      } else unsynced = call.kind === 'write'
    }
    expect(acknowledgements).toBeGreaterThan(people)
    expect(calls.filter(({ kind }) => kind === 'sync').length).toBeLessThan((people * each) / 2)
  })
})
