import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { LAB, withFolder } from '#test/support/syncServer.ts'
import { openDocClient, seeded } from '#test/support/syncClient.ts'

const LOOPS = Number(process.env['CRASH_LOOPS'] ?? (process.env['LONG'] ? 1_000 : 50))
/** The document grows with every loop; a new one now and then keeps a loop short. */
const LOOPS_PER_FOLDER = Math.min(LOOPS, 50)
const SEED = Number(process.env['CRASH_SEED'] ?? 5)
const FAILED_SEEDS: number[] = []

const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url))
const script = (name: string) => fileURLToPath(new URL(`../support/${name}`, import.meta.url))

/** A process, loaded and waiting for its line, and the lines it has written. */
const startChild = (name: string, ...args: string[]) => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script(name), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Compiled once instead of in every loop.
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  })
  const lines: string[] = []
  const output = createInterface(child.stdout).on('line', (line) => void lines.push(line))
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  /** Resolves when it has written so many lines; rejects when it ends before. */
  const wrote = async (count: number): Promise<void> => {
    while (lines.length < count)
      await new Promise((resolve, reject) => {
        output.once('line', resolve)
        void ended.then(() => reject(new Error(`${name} ended before it wrote ${count} lines`)))
      })
  }
  return { child, lines, ended, wrote }
}
type Child = ReturnType<typeof startChild>

const kill = async ({ child, ended }: { child: ChildProcess; ended: Promise<void> }) => {
  child.kill('SIGKILL')
  await ended
}

/** How many edits of each person the writer was told are on disk. */
const acknowledgedOf = ({ lines }: Child): Map<number, number> => {
  const counts = new Map<number, number>()
  for (const line of lines.slice(1)) {
    const [person = 0, count = 0] = line.split(' ').map(Number)
    counts.set(person, count)
  }
  return counts
}

/** Every acknowledged edit of a loop that is not in the document. */
const missing = (ink: Y.Map<unknown>, tag: string, counts: Map<number, number>): string[] => {
  const lost: string[] = []
  for (const [person, count] of counts)
    for (let n = 0; n < count; n++) {
      const key = (at: number) => `${tag}.${person}.${at}`
      if (n % 3 === 2 && ink.has(key(n - 2))) lost.push(`${key(n - 2)} is there again`)
      if (n % 3 === 1 && ink.get(key(n)) !== n) lost.push(`${key(n)} is not there`)
      // The others' removal may have been on its way: they may be there or not.
    }
  return lost
}

const runLoops = async (folder: string, tags: string[], random: () => number): Promise<number> => {
  const wait = async (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const start = (tag: string) => ({
    tag,
    server: startChild('crashServer.ts', folder, random() < 0.5 ? '0' : '30000'),
    writer: startChild('crashWriter.ts', tag),
  })
  const told = new Map<string, Map<number, number>>()
  let total = 0
  let next = start(tags[0] ?? '')
  for (const at of tags.keys()) {
    const { tag, server, writer } = next
    await Promise.all([server.wrote(1), writer.wrote(1)])
    server.child.stdin.write('go\n')
    await server.wrote(2)
    const url = server.lines[1] ?? ''
    const reader = await openDocClient(url, { seat: 9, role: 'observer' })
    const toCheck = at === tags.length - 1 ? told : [...told].slice(-1)
    for (const [earlier, counts] of toCheck) expect(missing(reader.ink, earlier, counts)).toEqual([])
    reader.socket.close()

    next = start(tags[at + 1] ?? 'last')
    writer.child.stdin.write(`${url}/${LAB}\n`)
    // The moment of the kill is the point of the test: any, in the middle of what the two are doing.
    await writer.wrote(2 + Math.floor(random() * 40))
    await wait(random() * 6)
    const [first, second] = random() < 0.5 ? [server, writer] : [writer, server]
    const gap = random() < 0.5 ? 0 : random() * 20
    const firstGone = kill(first)
    await wait(gap)
    await Promise.all([firstGone, kill(second)])
    const counts = acknowledgedOf(writer)
    told.set(tag, counts)
    for (const count of counts.values()) total += count
  }
  await Promise.all([kill(next.server), kill(next.writer)])
  return total
}

test.each([SEED, ...FAILED_SEEDS])(
  `DU1 after each of ${LOOPS} kills of server and writers, in mid-edit, every acknowledged edit is there (seed %i)`,
  async (seed) => {
    const random = seeded(seed)
    let total = 0
    for (let done = 0; done < LOOPS; done += LOOPS_PER_FOLDER) {
      // The last loop of a folder only looks at what the one before it left.
      const tags = Array.from({ length: LOOPS_PER_FOLDER + 1 }, (_, at) => `${done + at}`)
      total += await withFolder(async (folder) => runLoops(folder, tags, random))
    }
    console.info(`${total} edits were acknowledged before a kill`)
    expect(total).toBeGreaterThan(LOOPS * 10)
  },
  LOOPS * 20_000,
)
