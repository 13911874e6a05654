import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Address } from './load/client.ts'
import { enterRoom } from './load/enter.ts'
import { askFreshClient } from './load/lost.ts'
import { markerOf, MOST_MARKERS } from './load/markers.ts'
import { pause } from './load/waiting.ts'
import { machineLine, machineTime } from './run/machine.ts'
import { machineBusySeconds, openFiles, usageOf } from './run/processStats.ts'
import { openRooms } from './run/rooms.ts'
import { startServerProcess } from './run/serverProcess.ts'
import { putInPlace } from './run/tables.ts'
import { askFigures } from './soak/figures.ts'
import { median, minuteLine, soakText, verdictsOf, type Minute, type SoakEnd } from './soak/minutes.ts'
import { openCrowd } from './soak/people.ts'

/*
 * A room in which people edit and move their cursors for an hour, some of whom leave and come back: does the server
 * need more and more, and is everything there in the end? `npm run soak -- [--minutes 60] [--people 100]`
 */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '60' }, people: { type: 'string', default: '100' } },
})
const minutesAsked = Number(values.minutes)
const peopleAsked = Number(values.people)
const EDITS_PER_SECOND = 1
const MOVES_PER_SECOND = 5
const LEAVE_EVERY_MINUTES = 3
const AWAY_MS = 40_000
const SAMPLE_MS = 5_000
/** An empty room is let go of after half a minute; its snapshot and history may take some more. */
const EMPTY_MS = 90_000
const MB = 1_048_576

if (!(minutesAsked > 0) || !(peopleAsked >= 4) || minutesAsked * 60 * peopleAsked >= MOST_MARKERS) {
  console.error('Some minutes and at least 4 people are needed, and at most 10 million edits.')
  process.exit(2)
}
// Whatever waits for ever does not keep a machine.
setTimeout(
  () => {
    console.error('The soak took much longer than it should.')
    process.exit(3)
  },
  (minutesAsked + 6) * 60_000,
).unref()

const server = await startServerProcess('lab')
const kept = new URL('../../node_modules/.cache/bench/', import.meta.url)
mkdirSync(kept, { recursive: true })
const minutes: Minute[] = []
const keep = (more: object): void =>
  writeFileSync(
    new URL('soak.json', kept),
    JSON.stringify({ machine: machineLine(), minutes, ...more }, null, 1),
  )

/** Waits until no room is in memory any more; how many are, or null where the server does not say. */
const untilEmpty = async (): Promise<number | null> => {
  const roomsNow = async () => (await askFigures(server)).get('delivery_lab_rooms') ?? null
  const deadline = performance.now() + EMPTY_MS
  let rooms = await roomsNow()
  for (; rooms !== 0 && performance.now() < deadline; rooms = await roomsNow()) await pause(2_000)
  await pause(10_000) // its snapshot and its history are written after it
  return rooms
}

const EDITS_BEFORE = 300

/** A first room is written in and left, so that what a server opens once is open. */
const openOnce = async (addresses: readonly Address[]): Promise<void> => {
  const { clients, writer } = await enterRoom('lab', addresses, { cards: 200, from: 0 })
  const [first] = clients
  if (!first) throw new Error('nobody came')
  const author = { number: 0, client: first.address.client }
  for (let n = 0; n < EDITS_BEFORE; n++) first.sendUpdate(writer.edit(author, 1, markerOf('edit', n)))
  await pause(2_000)
  for (const client of clients) client.close()
  await untilEmpty()
}

const soak = async (): Promise<SoakEnd> => {
  const openRoom = await openRooms(server)
  await openOnce((await openRoom(2)).addresses)
  const room = await openRoom(peopleAsked)
  await pause(8_000) // connections over HTTP are let go of
  const filesBefore = openFiles(server.pid())
  const crowd = await openCrowd(room.addresses, {
    cards: Math.max(200, peopleAsked),
    editsPerSecond: EDITS_PER_SECOND,
    movesPerSecond: MOVES_PER_SECOND,
  })
  console.log(`${peopleAsked} people since ${machineTime()} UTC, ${machineLine()}`)
  const away: Promise<void>[] = []
  let before = { ...crowd.counts }
  for (let minute = 1; minute <= minutesAsked; minute++) {
    if (minute % LEAVE_EVERY_MINUTES === 0 && minute < minutesAsked - 1) {
      const turn = minute / LEAVE_EVERY_MINUTES
      const who = Array.from({ length: peopleAsked }, (_, at) => at).filter((at) => at % 4 === turn % 4)
      away.push(crowd.leaveForAWhile(who, AWAY_MS))
    }
    const rss: number[] = []
    const ours = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6
    const from = {
      at: performance.now(),
      cpu: usageOf(server.pid()).cpuSeconds,
      busy: machineBusySeconds(),
      ours: ours(),
    }
    while (performance.now() < from.at + 60_000) {
      await pause(SAMPLE_MS)
      rss.push(usageOf(server.pid()).rssBytes / MB)
    }
    const seconds = (performance.now() - from.at) / 1_000
    const cpu = usageOf(server.pid()).cpuSeconds - from.cpu
    const others = machineBusySeconds() - from.busy - cpu - (ours() - from.ours)
    const figures = await askFigures(server)
    const heap = figures.get('nodejs_heap_size_used_bytes')
    minutes.push({
      minute,
      rssMB: median(rss),
      heapMB: heap === undefined ? null : heap / MB,
      files: openFiles(server.pid()),
      rooms: figures.get('delivery_lab_rooms') ?? null,
      sockets: figures.get('delivery_lab_sockets') ?? null,
      people: crowd.there(),
      edits: crowd.counts.edits - before.edits,
      delivered: crowd.counts.delivered - before.delivered,
      p99: crowd.takeTimes().percentile(0.99),
      cpuPercent: (100 * cpu) / seconds,
      othersPercent: Math.max(0, (100 * others) / seconds),
    })
    before = { ...crowd.counts }
    const last = minutes.at(-1)
    if (last) console.log(minuteLine(last))
    keep({})
    if (server.ended() !== null) throw new Error(`the server ended: ${server.printed()}`)
  }
  await Promise.all(away)
  await crowd.stop()
  const found = await askFreshClient('lab', room.fresh(), crowd.writer, crowd.written)
  const { counts, gone } = crowd
  await crowd.leave()
  const roomsAfter = await untilEmpty()
  return { ...counts, ...found, gone, roomsAfter, filesBefore, filesAfter: openFiles(server.pid()) }
}

try {
  const end = await soak()
  const verdicts = verdictsOf(minutes, end)
  keep({ end, verdicts })
  for (const { what, holds, detail } of verdicts)
    console.log(`${holds === null ? 'not judged' : holds ? 'pass' : 'FAIL'}: ${what} (${detail})`)
  if (minutesAsked >= 30) {
    const document = new URL('../../docs/PERFORMANCE.md', import.meta.url)
    const about = `${machineLine()}; ${peopleAsked} people, ${minutesAsked} minutes until ${machineTime()} UTC`
    writeFileSync(
      document,
      putInPlace(readFileSync(document, 'utf8'), 'soak', soakText(minutes, verdicts, about)),
    )
  }
  process.exitCode = verdicts.some(({ holds }) => holds === false) ? 1 : 0
} finally {
  await server.end()
}
