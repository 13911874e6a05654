import { pause } from '../load/waiting.ts'
import type { PresenceStyle } from '../load/presenceBytes.ts'
import { machineTime } from './machine.ts'
import type { FanOutRow, JoinsRow, MostRow, Who } from './measured.ts'
import { usageOf } from './processStats.ts'
import { openRooms, type BenchRoom } from './rooms.ts'
import { runTask } from './runTask.ts'
import { startServerProcess, type Contender, type ServerProcess } from './serverProcess.ts'
import { openSlowLine, type Line } from './slowLine.ts'

const CARDS = 200
const EDITS_PER_SECOND = 1
const MOVES_PER_SECOND = 5
/** What a server keeps back to save later, it saves within this. */
export const SAVES_LATER_MS = 3_000

export const SLOW: Line = { bytesPerSecond: 10e6 / 8, delayMs: 100 }

export const serverOf = (who: Who): Contender => (who === 'labPage' ? 'lab' : who)
const styleOf = (who: Who): PresenceStyle => (who === 'lab' || who === 'labPage' ? who : 'plain')

/** Runs work on a fresh server, and ends it whatever happens. */
const onServer = async <T>(who: Who, work: (server: ServerProcess) => Promise<T>): Promise<T> => {
  const server = await startServerProcess(serverOf(who))
  try {
    const done = await work(server)
    if (server.ended() !== null)
      throw new Error(`the server ended with ${server.ended()}: ${server.printed()}`)
    return done
  } finally {
    await server.end()
  }
}

export const measureFanOut = (
  who: Who,
  options: { rooms: number; people: number; seconds: number; warmSeconds: number; settleMs: number },
): Promise<FanOutRow> =>
  onServer(who, async (server) => {
    const { rooms, people, seconds, warmSeconds } = options
    const openRoom = await openRooms(server)
    const opened: BenchRoom[] = []
    while (opened.length < rooms) opened.push(await openRoom(people))
    const [first] = opened
    if (!first) throw new Error('no rooms were asked for')
    const at = machineTime()
    const { result, taken } = await runTask<'fanOut'>(server, {
      scenario: 'fanOut',
      protocol: serverOf(who),
      presence: styleOf(who),
      rooms: opened.map(({ addresses }) => addresses),
      fresh: first.fresh(),
      cards: CARDS,
      editsPerSecond: EDITS_PER_SECOND,
      presencePerSecond: MOVES_PER_SECOND,
      warmSeconds,
      seconds,
    })
    await pause(options.settleMs)
    const writtenBytes = usageOf(server.pid()).writtenBytes - taken.writtenBefore
    return { kind: 'fanOut', who, at, rooms, people, result, taken, tries: 1, writtenBytes, dataBytes: server.dataBytes() } // prettier-ignore
  })

export const measureMost = (who: Who, stepSeconds: number): Promise<MostRow> =>
  onServer(who, async (server) => {
    const room = await (await openRooms(server))(20)
    const at = machineTime()
    const { result, taken } = await runTask<'mostEdits'>(server, {
      scenario: 'mostEdits',
      protocol: serverOf(who),
      addresses: room.addresses,
      cards: 2_000,
      stepSeconds,
      first: 500,
      most: 32_000,
    })
    return { kind: 'mostEdits', who, at, result, taken, tries: 1 }
  })

const AUTHORS = 40
const RESIDENTS = 5

export const measureJoins = (
  who: Who,
  options: { joiners: number; cards: number; edits: number },
): Promise<JoinsRow> =>
  onServer(who, async (server) => {
    const room = await (await openRooms(server))(AUTHORS + RESIDENTS + options.joiners + 2)
    const protocol = serverOf(who)
    const authors = room.addresses.slice(0, AUTHORS)
    const [watcher, slow] = room.addresses.slice(AUTHORS)
    const residents = room.addresses.slice(AUTHORS + 2, AUTHORS + 2 + RESIDENTS)
    const joiners = room.addresses.slice(AUTHORS + 2 + RESIDENTS)
    if (!watcher || !slow) throw new Error('the room is too small')
    const written = await runTask<'writeHistory'>(server, {
      scenario: 'writeHistory',
      protocol,
      authors,
      watcher,
      cards: options.cards,
      edits: options.edits,
      settleSeconds: SAVES_LATER_MS / 1_000,
    })
    await pause(SAVES_LATER_MS)
    await server.restart()
    const at = machineTime()
    const { result, taken } = await runTask<'joins'>(server, {
      scenario: 'joins',
      protocol,
      residents,
      joiners,
      fresh: room.fresh(),
      cards: options.cards / 2,
      editsPerSecond: 20,
    })
    await pause(500)
    const line = await openSlowLine(server.port, SLOW)
    const address = { ...slow, url: slow.url.replace(`:${server.port}/`, `:${line.port}/`) }
    const alone = await runTask<'joinAlone'>(server, { scenario: 'joinAlone', protocol, address })
    await line.close()
    return {
      kind: 'joins',
      who,
      at,
      taken,
      tries: 1,
      history: written.result,
      dataBytes: server.dataBytes(),
      result,
      slow: alone.result,
    }
  })
