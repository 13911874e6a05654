import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { startCrashChild, type CrashChild } from './crashChild.ts'
import { findingsOf, writtenWhileFrozen, type Acknowledged } from './crashFindings.ts'
import { crashPhases } from './crashPhases.ts'
import { openLogDocument, type LogDocument } from './logDocument.ts'
import { LAB } from './syncServer.ts'

/** What loops came to. */
export interface CrashTally {
  servers: number
  writers: number
  freezes: number
  acknowledged: number
  slowestRestartMs: number
  /** What was lost or wrong, each in words. */
  wrong: string[]
}

export interface CrashLoops {
  /** Where `buildCrashChildren` has put the programs. */
  programs: string
  folder: string
  /** The first loop's number, and how many follow one another on what those before them left. */
  first: number
  count: number
  random: () => number
  tally: CrashTally
}

/** A writer, and how much it was told is on disk. */
interface Writer extends CrashChild {
  tag: string
}

export const runCrashLoops = async (loops: CrashLoops): Promise<void> => {
  const { folder, first, count, tally } = loops
  const told = new Map<string, Acknowledged>()
  let log: LogDocument | null = null
  let next = startServer(loops)
  let writer = startWriter(loops, `${first}`)
  let last: [string, Acknowledged][] = []
  // After the last kill one more server looks at what all of them left.
  for (let at = 0; at <= count; at++) {
    const server = next
    await server.wrote(1)
    const began = performance.now()
    server.write('go')
    await server.wrote(2)
    const [, url = ''] = server.lines
    log ??= openLogDocument(join(folder, 'log.sqlite'), LAB)
    tally.wrong.push(...(await findingsOf(url, log, at === count ? told : new Map(last))))
    tally.slowestRestartMs = Math.max(tally.slowestRestartMs, performance.now() - began)
    if (at === count) {
      await Promise.all([server.kill(), writer.kill()])
      break
    }
    next = startServer(loops)
    await writer.wrote(1)
    writer.write(`${url}/${LAB}`)
    const goesOn = await killInMidEdit(loops, server, writer)
    last = [[writer.tag, acknowledgedOf(writer)]]
    for (const [tag, counts] of last) told.set(tag, counts)
    if (!goesOn) writer = startWriter(loops, `${first + at + 1}`)
  }
  log?.readOn()
  const frozenAt = crashPhases(folder).frozenAt()
  tally.freezes += frozenAt.length
  if (log) tally.wrong.push(...writtenWhileFrozen(log, frozenAt))
  log?.close()
  for (const counts of told.values()) for (const edits of counts.values()) tally.acknowledged += edits
}

const startWriter = ({ programs }: CrashLoops, tag: string): Writer => ({
  tag,
  ...startCrashChild(programs, 'crashWriter', tag),
})

/** Loaded and waiting; it unloads an empty room at once or not, saves a snapshot often or not, freezes or not. */
const startServer = ({ programs, folder, random }: CrashLoops): CrashChild => {
  const either = (one: number, other: number) => String(random() < 0.5 ? one : other)
  const freezeMs = either(0, 5 + random() * 40)
  return startCrashChild(programs, 'crashServer', folder, either(0, 30_000), either(4, 5_000), freezeMs)
}

/** The server, and in half of all loops its writers too, before it or after it; do the writers go on? */
const killInMidEdit = async (
  { random, tally }: CrashLoops,
  server: CrashChild,
  writer: CrashChild,
): Promise<boolean> => {
  // The moment of the kill is the point of the test: any, in the middle of what the two are doing.
  await writer.wrote(writer.lines.length + 1 + Math.floor(random() * 24))
  await setTimeout(random() * 6)
  tally.servers++
  const goesOn = random() < 0.5
  if (goesOn) await server.kill()
  else {
    tally.writers++
    const [first, second] = random() < 0.5 ? [server, writer] : [writer, server]
    const gap = random() < 0.5 ? 0 : random() * 20
    const firstGone = first.kill()
    await setTimeout(gap)
    await Promise.all([firstGone, second.kill()])
  }
  return goesOn
}

const acknowledgedOf = ({ lines }: CrashChild): Acknowledged =>
  new Map(
    lines.slice(1).map((line) => {
      const [person = 0, count = 0] = line.split(' ').map(Number)
      return [person, count]
    }),
  )
