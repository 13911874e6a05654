import { openLoadClient, type Address, type LoadClient } from '../load/client.ts'
import { untilSynced, whyGone } from '../load/enter.ts'
import { openHistogram, type Histogram } from '../load/histogram.ts'
import { openWritten, type Written } from '../load/lost.ts'
import { markerOf } from '../load/markers.ts'
import { presenceBytes } from '../load/presenceBytes.ts'
import { openSent } from '../load/sent.ts'
import { pause } from '../load/waiting.ts'
import { openWriter, type Writer } from '../load/writer.ts'

/** Somebody with a seat: there, or away for a while. */
interface Person {
  number: number
  address: Address
  client: LoadClient | null
  /** Edits with these ids are to reach them. */
  from: number
  to: number
  nextEdit: number
  nextMove: number
}

export interface Crowd {
  writer: Writer
  written: Written
  counts: { edits: number; delivered: number; expected: number }
  /** Times from sending to hearing since it was last taken. */
  takeTimes: () => Histogram
  there: () => number
  /** Why people were gone who had not left. */
  gone: string[]
  /** These leave, and come back after a while. */
  leaveForAWhile: (who: readonly number[], awayMs: number) => Promise<void>
  /** Stops editing, and waits until what was sent has arrived. */
  stop: () => Promise<void>
  leave: () => Promise<void>
}

export interface CrowdOptions {
  cards: number
  editsPerSecond: number
  movesPerSecond: number
}

const TICK_MS = 5
/** Who leaves has heard by then what was sent while they were there. */
const LISTEN_MS = 5_000

/** People of one room who edit and move their cursors until they are stopped. */
export const openCrowd = async (addresses: readonly Address[], options: CrowdOptions): Promise<Crowd> => {
  const sent = openSent()
  const written = openWritten()
  const counts = { edits: 0, delivered: 0, expected: 0 }
  const gone: string[] = []
  let times = openHistogram()
  const people = addresses.map((address, number): Person => ({
    number,
    address,
    client: null,
    from: 0,
    to: 0,
    nextEdit: 0,
    nextMove: 0,
  }))
  const isCounted = ({ client, to }: Person): boolean => client !== null && to === Infinity

  const begin = (person: Person, client: LoadClient): void => {
    const now = performance.now()
    person.from = sent.upcoming()
    person.to = Infinity
    person.nextEdit = now + (Math.random() * 1_000) / options.editsPerSecond
    person.nextMove = now + (Math.random() * 1_000) / options.movesPerSecond
    client.onMarker = (kind, id) => {
      if (kind !== 'edit' || id < person.from || id >= person.to || sent.by(id) === person.number) return
      counts.delivered++
      times.add(client.now - sent.at(id))
    }
  }
  const come = async (person: Person): Promise<LoadClient> => {
    const client = openLoadClient(person.number, 'lab', person.address)
    client.kept = person.number === 0 ? [] : null
    person.client = client
    await untilSynced([client])
    return client
  }
  const [first] = people
  if (!first) throw new Error('nobody is asked to come')
  const opener = await come(first)
  const writer = openWriter('lab', options.cards, opener.kept ?? [])
  for (const update of writer.seed(first.address.client)) opener.sendUpdate(update)
  await pause(500)
  opener.kept = null
  begin(first, opener)
  for (const person of people.slice(1)) begin(person, await come(person))

  const edit = (person: Person, client: LoadClient): void => {
    const id = sent.next(person.number)
    const author = { number: person.number, client: person.address.client }
    const bytes = writer.work(author, people.length, markerOf('edit', id))
    written.add(author.client, writer.clockOf(author.client))
    counts.edits++
    counts.expected += people.filter(isCounted).length - 1
    sent.stamp(id, performance.now())
    client.sendUpdate(bytes)
  }
  const move = (person: Person, client: LoadClient): void =>
    client.sendPresence(
      presenceBytes('labPage', person.address.client, writer.board, markerOf('presence', person.number)),
    )
  const noticeGone = (person: Person, client: LoadClient): void => {
    gone.push(`person ${person.number}: ${whyGone(client)}`)
    person.client = null
  }
  let running = true
  const run = async (): Promise<void> => {
    for (; running; await pause(TICK_MS)) {
      const now = performance.now()
      for (const person of people) {
        const { client } = person
        if (!client || !isCounted(person)) continue
        if (client.socket.closed) noticeGone(person, client)
        else {
          for (; person.nextEdit <= now; person.nextEdit += 1_000 / options.editsPerSecond)
            edit(person, client)
          for (; person.nextMove <= now; person.nextMove += 1_000 / options.movesPerSecond)
            move(person, client)
        }
      }
    }
  }
  const loop = run()
  const leaveOne = async (person: Person, awayMs: number): Promise<void> => {
    const { client } = person
    if (!client || !isCounted(person)) return
    person.to = sent.upcoming()
    await pause(LISTEN_MS)
    client.close()
    await pause(awayMs)
    if (running) begin(person, await come(person))
  }
  return {
    writer,
    written,
    counts,
    gone,
    takeTimes: () => {
      const taken = times
      times = openHistogram()
      return taken
    },
    there: () => people.filter(isCounted).length,
    leaveForAWhile: async (who, awayMs) => {
      const leaving: Promise<void>[] = []
      for (const number of who) {
        const person = people[number]
        if (person) leaving.push(leaveOne(person, awayMs))
        await pause(200)
      }
      await Promise.all(leaving)
    },
    stop: async () => {
      running = false
      await loop
      const deadline = performance.now() + 15_000
      while (counts.delivered < counts.expected && performance.now() < deadline) await pause(50)
    },
    leave: async () => {
      for (const { client } of people) client?.close()
      await pause(1_000)
    },
  }
}
