import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pause } from '../load/waiting.ts'
import { peerServer } from './installPeers.ts'
import { folderBytes } from './processStats.ts'

export const CONTENDERS = ['lab', 'relay', 'yWebsocket', 'hocuspocus'] as const
export type Contender = (typeof CONTENDERS)[number]

/** A server in a process of its own, with a data folder on disk. */
export interface ServerProcess {
  contender: Contender
  port: number
  dataDir: string
  /** Lets its figures be read. */
  metricsToken: string
  pid: () => number
  /** What it has printed. */
  printed: () => string
  dataBytes: () => number
  /** Null while it runs. */
  ended: () => number | string | null
  /** Stops it in order and starts it again on the same data. */
  restart: () => Promise<void>
  stop: () => Promise<void>
  start: () => Promise<void>
  /** Stops it and removes its data. */
  end: () => Promise<void>
}

const START_MS = 20_000
const STOP_MS = 15_000

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('close', () => socket.destroy()).once('connect', () => socket.end())
  })

const fileOf = (contender: Contender): string =>
  contender === 'lab' || contender === 'relay'
    ? new URL(`../servers/${contender}.ts`, import.meta.url).pathname
    : peerServer(contender)

/** With a folder in BENCH_PROFILE, each server leaves the profile of its processor there when it ends in order. */
const profiling = (): string[] => {
  const folder = process.env['BENCH_PROFILE']
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
}

/** How `npm start` has the C library keep freed memory (docs/OPERATING.md). */
const allocation = (): Record<string, string> => {
  const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
  const { scripts } = JSON.parse(manifest) as { scripts: { start: string } }
  return Object.fromEntries(
    [...scripts.start.matchAll(/(MALLOC_\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
  )
}

/** Two pages in place of the built ones: no load asks for them. */
const emptyPages = (folder: string): string => {
  const pages = join(folder, 'pages')
  mkdirSync(pages)
  for (const page of ['index', 'join']) writeFileSync(join(pages, `${page}.html`), '<!doctype html>')
  return pages
}

export const startServerProcess = async (contender: Contender): Promise<ServerProcess> => {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-lab-bench-'))
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  const port = await freePort()
  const metricsToken = randomBytes(24).toString('hex')
  const env = {
    ...process.env,
    ...allocation(),
    NODE_ENV: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    CLIENT_DIR: emptyPages(folder),
    METRICS_TOKEN: metricsToken,
    // Behind a proxy each person has an address of their own: joins are counted by address.
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  }
  let child: ChildProcess | null = null
  let printed = ''
  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [...profiling(), fileOf(contender)], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    const keep = (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-20_000))
    started.stdout.on('data', keep)
    started.stderr.on('data', keep)
    for (const deadline = Date.now() + START_MS; !(await listens(port)); await pause(30)) {
      if (started.exitCode !== null) throw new Error(`${contender} did not start: ${printed}`)
      if (Date.now() > deadline) throw new Error(`${contender} does not listen on ${port}`)
    }
    await pause(300)
  }
  const stop = async (): Promise<void> => {
    const running = child
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const gone = once(running, 'exit')
    running.kill('SIGTERM')
    const late = setTimeout(() => running.kill('SIGKILL'), STOP_MS)
    await gone
    clearTimeout(late)
  }
  await start()
  return {
    contender,
    port,
    dataDir,
    metricsToken,
    pid: () => child?.pid ?? 0,
    printed: () => printed,
    dataBytes: () => folderBytes(dataDir),
    ended: () => child?.exitCode ?? child?.signalCode ?? null,
    start,
    stop,
    restart: async () => {
      await stop()
      await start()
    },
    end: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
