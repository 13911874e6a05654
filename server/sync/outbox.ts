import { LIMITS } from '#shared/wire/limits.ts'
import { catchUp, type CatchUpOptions } from './catchUp.ts'
import type { Connection } from './connection.ts'
import type { Timers } from './timers.ts'
import { openBatch, type ToldRow } from './toldBatch.ts'
import { sizeOf } from './wire.ts'

/**
 * What a room tells its sockets. It is gathered for a moment, longer the more sockets there are, and goes to each in
 * one write of bytes built once for all. Who reads slower than that is told when it has read all, at once.
 */
export interface Outbox {
  /** `seq` is the last row's number; `heard` may know how many of their edits are on disk. */
  rows: (rows: readonly ToldRow[], seq: number, heard: Iterable<Connection>) => void
  /** `presence` has news. */
  moved: () => void
  /** An awareness message for everyone. */
  say: (message: Uint8Array) => void
  /** It has taken all that waited for it. */
  drained: (connection: Connection) => void
  /** What was gathered goes out before what comes next. */
  flush: () => void
  stop: () => void
}

export interface OutboxOptions extends CatchUpOptions {
  connections: ReadonlySet<Connection>
  /** The last row that is on disk already. */
  seq: number
  timers: Timers
}

/** What a room may write to its sockets: 25,000 writes a second take an eighth of a core. */
const WRITES_PER_MS = 25
/** Below it a timer is no gain. */
const SHORTEST_MS = 1
/** Who has left is told at most so often. */
const GONE_MS = 50

export const openOutbox = (options: OutboxOptions): Outbox => {
  const { connections, presence, timers } = options
  let rows: ToldRow[] = []
  let messages: Uint8Array[] = []
  let heard = new Set<Connection>()
  let seq = options.seq
  let toldSeq = options.seq
  let toldAt = -Infinity
  let due = Infinity
  let cancel = () => {}

  const flush = (): void => {
    cancel()
    due = Infinity
    tellAll({ rows, messages, heard, toldSeq }, options)
    rows = []
    messages = []
    heard = new Set()
    toldSeq = seq
    toldAt = performance.now()
    awaitNews(SHORTEST_MS)
  }
  /** Presence has its own beat, and says when it is due. */
  const awaitNews = (least: number): void => {
    const wait = presence.dueIn()
    if (wait !== null) before(performance.now() + Math.max(least, wait))
  }
  /** Flushes when the last time is `gap` milliseconds ago: at once, where that is so already. */
  const soon = (gap: number): void => before(toldAt + gap)
  const before = (at: number): void => {
    if (at >= due) return
    const wait = at - performance.now()
    if (wait < SHORTEST_MS) return flush()
    cancel()
    due = at
    cancel = timers.after(wait, flush)
  }
  return {
    rows: (more, last, authors) => {
      rows.push(...more)
      seq = last
      for (const connection of authors) {
        connection.kept = connection.done
        heard.add(connection)
      }
      soon(connections.size / WRITES_PER_MS)
    },
    moved: () => awaitNews(0),
    say: (message) => {
      messages.push(message)
      soon(GONE_MS)
    },
    drained: (connection) => catchUp(connection, options),
    flush,
    stop: () => cancel(),
  }
}

interface Gathered {
  rows: readonly ToldRow[]
  messages: readonly Uint8Array[]
  heard: ReadonlySet<Connection>
  /** The last row that was told before. */
  toldSeq: number
}

const tellAll = (gathered: Gathered, { connections, presence, meter }: OutboxOptions): void => {
  const began = performance.now()
  const { rows, messages, heard, toldSeq } = gathered
  const newsFor = presence.takeNews()
  const partsFor = openBatch(rows, messages)
  let bytes = 0
  let sockets = 0
  for (const connection of connections) {
    if (connection.behind === null && connection.waiting() > LIMITS.behindBytes) {
      connection.behind = { seq: toldSeq, messages: [] }
      meter.fellBehind()
    }
    if (connection.behind !== null) {
      connection.behind.messages.push(...messages)
      continue
    }
    const parts = partsFor(connection, newsFor(connection), heard.has(connection))
    if (parts.length === 0) continue
    connection.write(...parts)
    bytes += sizeOf(parts)
    sockets++
  }
  if (sockets > 0) meter.told(sockets, bytes, (performance.now() - began) / 1_000)
}
