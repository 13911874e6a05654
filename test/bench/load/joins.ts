import * as Y from 'yjs'
import { openLoadClient, type Address, type LoadClient } from './client.ts'
import { whyGone } from './enter.ts'
import type { Told } from './fanOut.ts'
import { openHistogram, type Spread } from './histogram.ts'
import { askFreshClient, openWritten, type Kept } from './lost.ts'
import { markerOf } from './markers.ts'
import type { Protocol } from './protocols.ts'
import { openSent } from './sent.ts'
import { holds, pause, until } from './waiting.ts'
import { applyBrought, openWriter } from './writer.ts'

export interface JoinsTask {
  scenario: 'joins'
  protocol: Protocol
  residents: Address[]
  joiners: Address[]
  fresh: Address
  /** Which the residents write on; the last card of the document, with its sentinel, is not among them. */
  cards: number
  /** Edits of all residents together, a second. */
  editsPerSecond: number
}

/** One join, in milliseconds from opening the socket. */
export interface OneJoin {
  synced: number | null
  whole: number | null
  bytes: number
}

export interface JoinsResult {
  /** The first after the server started. */
  cold: OneJoin
  /** From opening a socket until the whole document has arrived. */
  join: Spread
  joined: number
  /** From the first socket until the last has its document; null when one has not within a minute. */
  allInMs: number | null
  bytesEach: number
  residents: Spread
  delivered: number
  expected: number
  /** Edits from before the first socket that documents of joiners do not have, of those that were built. */
  missing: number
  gone: string[]
  kept: Kept
}

const WHOLE_MS = 60_000
const SPREAD_MS = 1_000
/** Joiners whose documents are built afterwards; all would take a minute. */
const BUILT = 3

const joinOf = ({ synced, whole, socket }: LoadClient): OneJoin => ({ synced, whole, bytes: socket.bytesIn })

/** One client joins, and that is all: over a slow line. */
export const joinAlone = async (protocol: Protocol, address: Address, told: Told): Promise<OneJoin> => {
  told.measuring(true)
  const client = openLoadClient(0, protocol, address)
  await until(() => client.whole !== null || client.socket.closed, WHOLE_MS, 'a join')
  told.measuring(false)
  const join = joinOf(client)
  client.close()
  await pause(300)
  return join
}

/** Many join a large document within one second while a few go on editing it. */
export const joins = async (task: JoinsTask, told: Told): Promise<JoinsResult> => {
  const { protocol } = task
  const residents: LoadClient[] = []
  for (const address of task.residents) {
    const client = openLoadClient(residents.length, protocol, address)
    if (residents.length === 0) client.kept = []
    residents.push(client)
    await until(() => client.whole !== null || client.socket.closed, WHOLE_MS, 'the join of a resident')
    if (client.socket.closed) throw new Error(`a resident could not join: ${whyGone(client)}`)
  }
  const [first] = residents
  if (!first) throw new Error('nobody is there to edit')
  const cold = joinOf(first)
  const writer = openWriter(protocol, task.cards, first.kept ?? [])
  first.kept = null
  const sent = openSent()
  const written = openWritten()
  const before = openWritten()
  const times = openHistogram()
  let window = { from: Infinity, to: Infinity }
  for (const client of residents)
    client.onMarker = (kind, id) => {
      if (kind === 'edit' && id >= window.from && id < window.to && sent.by(id) !== client.number)
        times.add(client.now - sent.at(id))
    }
  let running = true
  const edit = (client: LoadClient): void => {
    const id = sent.next(client.number)
    const author = { number: client.number, client: client.address.client }
    const bytes = writer.edit(author, residents.length, markerOf('edit', id))
    const clock = writer.clockOf(author.client)
    written.add(author.client, clock)
    if (window.from === Infinity) before.add(author.client, clock)
    sent.stamp(id, performance.now())
    client.sendUpdate(bytes)
  }
  const goOn = async (): Promise<void> => {
    for (let turn = 0; running; turn++) {
      const client = residents[turn % residents.length]
      if (client && !client.socket.closed) edit(client)
      await pause(1_000 / task.editsPerSecond)
    }
  }
  const editing = goOn()
  await pause(1_000)
  // What is on its way to the server may come after a joiner's document.
  const settled = sent.upcoming()
  await holds(() => residents.every((one) => one.now > sent.at(settled - 1)), 1_000)
  window = { from: sent.upcoming(), to: Infinity }
  await pause(50)
  told.measuring(true)
  const began = performance.now()
  const join = openHistogram()
  const joiners: LoadClient[] = []
  for (const address of task.joiners) {
    const due = began + (joiners.length * SPREAD_MS) / task.joiners.length
    if (due > performance.now() + 1) await pause(due - performance.now())
    const client = openLoadClient(1_000 + joiners.length, protocol, address)
    if (joiners.length < BUILT) client.kept = []
    client.onWhole = () => join.add(client.whole ?? 0)
    joiners.push(client)
  }
  const allIn = await holds(() => joiners.every((one) => one.whole !== null || one.socket.closed), WHOLE_MS)
  const allInMs = performance.now() - began
  const bytesEach = joiners.reduce((all, { socket }) => all + socket.bytesIn, 0) / joiners.length
  told.measuring(false)
  window.to = sent.upcoming()
  running = false
  await editing
  const expected = (window.to - window.from) * (residents.length - 1)
  await holds(() => times.count() >= expected, 10_000)
  const gone = [...residents, ...joiners].filter(({ socket }) => socket.closed).map(whyGone)
  const built = joiners.slice(0, BUILT).map(({ kept }) => {
    const doc = new Y.Doc()
    applyBrought(doc, kept ?? [])
    return before.missingIn(Y.decodeStateVector(Y.encodeStateVector(doc)))
  })
  const kept = await askFreshClient(protocol, task.fresh, writer, written)
  for (const client of [...residents, ...joiners]) client.close()
  await pause(500)
  return {
    cold,
    join: join.spread(),
    joined: joiners.filter(({ whole }) => whole !== null).length,
    allInMs: allIn && gone.length === 0 ? Math.round(allInMs) : null,
    bytesEach: Math.round(bytesEach),
    residents: times.spread(),
    delivered: times.count(),
    expected,
    missing: built.reduce((all, one) => all + one, 0),
    gone,
    kept,
  }
}
