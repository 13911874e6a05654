import type { Address, LoadClient } from './client.ts'
import { askFreshClient, openWritten, type Kept } from './lost.ts'
import { enterRoom, whyGone, type FullRoom } from './enter.ts'
import { openHistogram, type Spread } from './histogram.ts'
import { markerOf } from './markers.ts'
import { presenceBytes, type PresenceStyle } from './presenceBytes.ts'
import type { Protocol } from './protocols.ts'
import { openSent } from './sent.ts'
import { holds, pause } from './waiting.ts'

export interface FanOutTask {
  scenario: 'fanOut'
  protocol: Protocol
  presence: PresenceStyle
  /** Who is in each room. */
  rooms: Address[][]
  /** For the client that looks at the end, in the first room. */
  fresh: Address
  cards: number
  editsPerSecond: number
  presencePerSecond: number
  warmSeconds: number
  seconds: number
}

export interface FanOutResult {
  seconds: number
  edits: number
  /** Of `expected`: how often an edit reached another client within the window and the time it was given after. */
  delivered: number
  expected: number
  edit: Spread
  presences: number
  /** How often a presence reached another; those that were overtaken by a newer one need not. */
  presencesHeard: number
  presence: Spread
  /** How late the generator itself was: where this is large, it is measured. */
  lateness: Spread
  generatorCpuSeconds: number
  frames: number
  bytes: number
  /** Why clients were gone before the end, one each. */
  gone: string[]
  /** Null where nothing keeps a document. */
  kept: Kept | null
  /** From sending an edit to being told that it is on disk; where the server says so. */
  saved: Spread
}

export interface Told {
  measuring: (on: boolean) => void
}

const DRAIN_MS = 5_000
const TICK_MS = 1

const sum = (clients: readonly LoadClient[], of: 'bytesIn' | 'framesIn'): number =>
  clients.reduce((all, { socket }) => all + socket[of], 0)

/** Everyone of every room edits and moves a cursor, at a steady pace from random beginnings. */
export const fanOut = async (task: FanOutTask, told: Told): Promise<FanOutResult> => {
  const { protocol } = task
  const rooms: FullRoom[] = []
  const clients: LoadClient[] = []
  for (const addresses of task.rooms) {
    const room = await enterRoom(protocol, addresses, { cards: task.cards, from: clients.length })
    rooms.push(room)
    clients.push(...room.clients)
  }
  const sent = openSent()
  const written = openWritten()
  const times = { edit: openHistogram(), presence: openHistogram() }
  const saved = openHistogram()
  const lateness = openHistogram()
  let window = { from: Infinity, to: 0 }
  for (const client of clients)
    client.onMarker = (kind, id) => {
      if (id >= window.from && id < window.to && sent.by(id) !== client.number)
        times[kind].add(client.now - sent.at(id))
    }
  for (const client of clients) client.onSaved = (ms) => measuring && saved.add(ms)
  let measuring = false
  let running = true
  let edits = 0
  let presences = 0
  const roomOf = clients.map((_, number) => {
    const room = rooms.find((one) => one.clients.some((client) => client.number === number))
    if (!room) throw new Error('a client is in no room')
    return room
  })
  const edit = (client: LoadClient): void => {
    const room = roomOf[client.number]
    if (!room) return
    const id = sent.next(client.number)
    const number = client.number - (room.clients[0]?.number ?? 0)
    const author = { number, client: client.address.client }
    const bytes = room.writer.edit(author, room.clients.length, markerOf('edit', id))
    if (room === rooms[0]) written.add(author.client, room.writer.clockOf(author.client))
    sent.stamp(id, performance.now())
    client.sendUpdate(bytes)
    if (measuring) edits++
  }
  const move = (client: LoadClient): void => {
    const id = sent.next(client.number)
    sent.stamp(id, performance.now())
    const board = roomOf[client.number]?.writer.board ?? null
    client.sendPresence(presenceBytes(task.presence, client.address.client, board, markerOf('presence', id)))
    if (measuring) presences++
  }
  const paced = (perSecond: number, work: (client: LoadClient) => void) => {
    const gap = 1_000 / perSecond
    const due = clients.map(() => performance.now() + Math.random() * gap)
    return (now: number): void => {
      for (const [at, client] of clients.entries())
        for (let next = due[at] ?? Infinity; next <= now; next = due[at] ?? Infinity) {
          if (measuring) lateness.add(now - next)
          due[at] = next + gap
          if (!client.socket.closed) work(client)
        }
    }
  }
  const paces = [paced(task.editsPerSecond, edit), paced(task.presencePerSecond, move)]
  const run = async (): Promise<void> => {
    while (running) {
      const now = performance.now()
      for (const pace of paces) pace(now)
      await pause(TICK_MS)
    }
  }
  const loop = run()
  await pause(task.warmSeconds * 1_000)
  window = { from: sent.upcoming(), to: Infinity }
  measuring = true
  const before = { cpu: process.cpuUsage(), bytes: sum(clients, 'bytesIn'), frames: sum(clients, 'framesIn') }
  told.measuring(true)
  const began = performance.now()
  await pause(task.seconds * 1_000)
  measuring = false
  window.to = sent.upcoming()
  const seconds = (performance.now() - began) / 1_000
  told.measuring(false)
  const { user, system } = process.cpuUsage(before.cpu)
  const bytes = sum(clients, 'bytesIn') - before.bytes
  const frames = sum(clients, 'framesIn') - before.frames
  running = false
  await loop
  const others = (rooms[0]?.clients.length ?? 1) - 1
  const expected = edits * others
  await holds(() => times.edit.count() >= expected, DRAIN_MS)
  await pause(200)
  const gone = clients.filter(({ socket }) => socket.closed).map(whyGone)
  const [first] = rooms
  const kept =
    protocol === 'relay' || !first ? null : await askFreshClient(protocol, task.fresh, first.writer, written)
  for (const client of clients) client.close()
  await pause(400)
  return {
    seconds,
    edits,
    delivered: times.edit.count(),
    expected,
    edit: times.edit.spread(),
    presences,
    presencesHeard: times.presence.count(),
    presence: times.presence.spread(),
    lateness: lateness.spread(),
    generatorCpuSeconds: (user + system) / 1e6,
    frames,
    bytes,
    gone,
    kept,
    saved: saved.spread(),
  }
}
