import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { readConfig } from '#server/config.ts'
import { startServer } from '#server/startServer.ts'
import { StartUpProblem } from '#server/startUpProblem.ts'

const folder = mkdtempSync(join(tmpdir(), 'delivery-lab-start-'))
const clientDir = join(folder, 'client')
mkdirSync(clientDir)
for (const page of ['index.html', 'join.html']) writeFileSync(join(clientDir, page), page)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let dataDir: string
let n = 0
beforeEach(() => {
  dataDir = join(folder, `data-${(n += 1)}`)
})

const config = (env = {}) =>
  readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR: dataDir, ...env })
const start = (env = {}) => startServer(config(env), { clientDir })
const problem = async (env = {}): Promise<string> => {
  const failure = await start(env).then(
    async (server) => {
      await server.close()
      return null
    },
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(StartUpProblem)
  return failure instanceof Error ? failure.message : ''
}

test('ST1 a taken port is told by its number', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  expect(await problem({ PORT: String(port) })).toMatch(`PORT ${port} is taken`)
  other.close()
  const server = await start()
  await server.close()
})

test('ST1 a host that is not this machine’s is told', async () => {
  expect(await problem({ HOST: '203.0.113.7' })).toMatch('HOST 203.0.113.7 is not an address')
})

test('ST2 a data folder that cannot be made or written is told', async () => {
  writeFileSync(dataDir, 'a file in its place')
  expect(await problem()).toMatch(`DATA_DIR ${dataDir} cannot be written`)
})

test.skipIf(process.getuid?.() === 0)('ST2 a data folder of somebody else is told', async () => {
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o500)
  expect(await problem()).toMatch('cannot be written (EACCES)')
})

test.each(['lab.sqlite', 'log.sqlite'])('ST3 a %s of a newer program is left alone', async (name) => {
  const first = await start()
  await first.close()
  const file = join(dataDir, name)
  const database = new DatabaseSync(file)
  database.exec('PRAGMA user_version = 99')
  database.close()
  expect(await problem()).toMatch(`${file} was written by a newer Delivery Lab`)
})

test('ST4 a client that was not built is told with the command that builds it', async () => {
  const failure = startServer(config(), { clientDir: join(folder, 'nothing') })
  await expect(failure).rejects.toThrow(/index\.html is missing\. Build it: npm run build/)
  expect(existsSync(dataDir), 'nothing was begun').toBe(false)
})

test('ST5 two servers on one data folder: the second refuses, the first goes on', async () => {
  const first = await start()
  expect(await problem()).toMatch(`Another Delivery Lab is running on ${dataDir}`)
  expect((await fetch(`${first.localUrl}/readyz`)).status).toBe(200)
  await first.close()
  const second = await start()
  await second.close()
})

test('ST6 certificates that cannot be read are named by their variable', async () => {
  const missing = join(folder, 'missing.pem')
  expect(await problem({ TLS_CERT: missing, TLS_KEY: missing })).toMatch(`TLS_CERT ${missing} cannot be read`)
})

test('ST7 secrets are files that only the server’s account reads, and stay the same', async () => {
  const first = await start()
  const kid = first.parts.signer.kid
  await first.close()
  for (const name of ['signing-key.pem', 'link.key'])
    expect([name, (statSync(join(dataDir, name)).mode & 0o777).toString(8)]).toEqual([name, '600'])
  expect((statSync(dataDir).mode & 0o777).toString(8)).toBe('700')
  const second = await start()
  expect(second.parts.signer.kid).toBe(kid)
  await second.close()
})

/** The server as a process of its own, with the lines it prints. */
const run = (env: Record<string, string>) => {
  const child: ChildProcess = spawn(process.execPath, ['test/support/serveFrom.ts', clientDir], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, HOST: '127.0.0.1', ...env },
  })
  let out = ''
  let err = ''
  child.stdout?.on('data', (data: Buffer) => (out += data.toString()))
  child.stderr?.on('data', (data: Buffer) => (err += data.toString()))
  const printed = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(out)
      if (found) return found
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${err}`)
      await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')])
    }
  }
  const exit = once(child, 'exit').then(([code]) => Number(code))
  return { child, printed, exit, err: () => err }
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'ST8 %s: sockets are told, the process ends with 0, the store opens again',
  async (signal) => {
    const running = run({ PORT: '0' })
    const [, link = ''] = await running.printed(/Facilitator\s+(\S+)/)
    const { origin, pathname } = new URL(link)
    const entered = await fetch(`${origin}/api/enter`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: pathname.split('/').at(-1), name: 'Fatima' }),
    })
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const opened = await fetch(`${origin}/api/labs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({
        name: 'L',
        slug: 'l',
        startDate: '2014-07-08',
        weeks: 6,
        currency: 'ZAR',
        workstreams: [{ code: 'A', title: 'A' }],
      }),
    })
    const { id } = z.object({ id: z.string() }).parse(await opened.json())
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/sync/${id}`, { headers: { cookie } })
    await once(socket, 'open')
    const closed = once(socket, 'close')
    running.child.kill(signal)
    expect((await closed)[0]).toBe(1001)
    expect(await running.exit).toBe(0)
    expect(running.err()).toBe('')
    const again = await start()
    expect((await again.parts.rooms.read(id)).lab.get(id)?.name).toBe('L')
    await again.close()
  },
)

test('ST9 a process that cannot start says why in one sentence and ends with 1', async () => {
  const failed = run({ PORT: 'eighty' })
  expect(await failed.exit).toBe(1)
  expect(failed.err()).toMatch(/^PORT is "eighty": .*\.\n$/)
})

test('ST9 a lock dies with its process, however it ends', async () => {
  const first = run({ PORT: '0' })
  await first.printed(/Facilitator/)
  first.child.kill('SIGKILL')
  await first.exit
  const second = await start()
  await second.close()
})

test('ST10 the link for the first facilitator is printed while there is none', async () => {
  const first = run({ PORT: '0' })
  const [, link = ''] = await first.printed(/Facilitator\s+(\S+)/)
  const { origin, pathname } = new URL(link)
  await fetch(`${origin}/api/enter`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: pathname.split('/').at(-1), name: 'Fatima' }),
  })
  first.child.kill('SIGTERM')
  await first.exit
  const second = run({ PORT: '0' })
  const [printed] = await second.printed(/[^]*Ctrl\+C/)
  expect(printed).not.toContain('Facilitator')
  second.child.kill('SIGTERM')
  expect(await second.exit).toBe(0)
})
