import { LIMITS } from '#shared/wire/limits.ts'
import { catchUp, type CatchUpOptions } from './catchUp.ts'
import type { Connection } from './connection.ts'
import type { Timers } from './timers.ts'
import { openBatch, type ToldRow } from './toldBatch.ts'
import { sizeOf } from './wire.ts'

/**
 * What a room tells its sockets: all there is to tell goes to each in one write, of bytes built once for all. Who reads
 * slower than that is told when it has read all, at once.
 */
export interface Outbox {
  /** They are on disk, and told at once. `seq` is the last one's number; `heard` may know how many of theirs are. */
  rows: (rows: readonly ToldRow[], seq: number, heard: ReadonlySet<Connection>) => void
  /** `presence` has news. */
  moved: () => void
  /** An awareness message for everyone. */
  say: (message: Uint8Array) => void
  /** It has taken all that waited for it. */
  drained: (connection: Connection) => void
  stop: () => void
}

export interface OutboxOptions extends CatchUpOptions {
  connections: ReadonlySet<Connection>
  /** The last row that is on disk already. */
  seq: number
  timers: Timers
}

/** Below it a timer is no gain. */
const SHORTEST_MS = 1
/** Who has left is told at most so often. */
const GONE_MS = 50

const NOBODY: ReadonlySet<Connection> = new Set()

export const openOutbox = (options: OutboxOptions): Outbox => {
  const { presence, timers } = options
  let messages: Uint8Array[] = []
  let lastSeq = options.seq
  let toldAt = -Infinity
  let due = Infinity
  let cancel = () => {}

  const tell = (rows: readonly ToldRow[], heard: ReadonlySet<Connection>): void => {
    cancel()
    due = Infinity
    toldAt = performance.now()
    // Who is ended meanwhile is told of by the next.
    const said = messages
    messages = []
    tellAll({ rows, messages: said, heard, seq: lastSeq }, options)
    awaitNews(SHORTEST_MS)
  }
  /** Presence has its own beat, and says when it is due. */
  const awaitNews = (least: number): void => {
    const wait = presence.dueIn()
    if (wait !== null) tellBefore(performance.now() + Math.max(least, wait))
  }
  const tellBefore = (at: number): void => {
    if (at >= due) return
    const wait = at - performance.now()
    if (wait < SHORTEST_MS) return tell([], NOBODY)
    cancel()
    due = at
    cancel = timers.after(wait, () => tell([], NOBODY))
  }
  return {
    rows: (rows, seq, heard) => {
      for (const connection of heard) connection.kept = connection.done
      lastSeq = seq
      tell(rows, heard)
    },
    moved: () => awaitNews(0),
    say: (message) => {
      messages.push(message)
      tellBefore(toldAt + GONE_MS)
    },
    drained: (connection) => catchUp(connection, options),
    stop: () => cancel(),
  }
}

interface Batch {
  rows: readonly ToldRow[]
  messages: readonly Uint8Array[]
  heard: ReadonlySet<Connection>
  /** The last row that is told by then. */
  seq: number
}

const tellAll = (batch: Batch, { connections, presence, meter }: OutboxOptions): void => {
  const began = performance.now()
  const { rows, messages, heard, seq } = batch
  const newsFor = presence.takeNews()
  const guideFor = presence.takeGuides()
  const partsFor = openBatch(rows, messages)
  let bytes = 0
  let sockets = 0
  let there: ReadonlySet<number> | null = null
  for (const connection of connections) {
    if (connection.behind !== null) continue
    const told = partsFor(connection, newsFor(connection), heard.has(connection))
    const guide = guideFor(connection)
    const parts = guide ? [...told, guide] : told
    if (parts.length === 0) continue
    connection.write(...parts)
    bytes += sizeOf(parts)
    sockets++
    if (connection.waiting() <= LIMITS.behindBytes) continue
    connection.behind = { seq, there: (there ??= presence.there()) }
    meter.fellBehind()
  }
  if (sockets > 0) meter.told(sockets, bytes, (performance.now() - began) / 1_000)
}
