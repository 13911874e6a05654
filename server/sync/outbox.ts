import * as Y from 'yjs'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { encodeAwareness, encodeSaved, encodeUpdate } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { Connection } from './connection.ts'
import type { Meter } from './meter.ts'
import type { Presence } from './presence.ts'
import type { Timers } from './timers.ts'
import { frameOf } from './wire.ts'

/** A row that is on disk, and the socket it came from. */
export interface ToldRow {
  bytes: Uint8Array
  author: Connection
}

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

export interface OutboxOptions {
  connections: ReadonlySet<Connection>
  presence: Presence
  /** Updates of the rows after `seq`; null when they are no longer held. */
  since: (seq: number) => readonly Uint8Array[] | null
  /** The last row that is on disk already. */
  seq: number
  timers: Timers
  meter: Meter
}

/** What a room may write to its sockets a second: 50,000 writes take a quarter of a core. */
const WRITES_PER_MS = 50
/** Below it a timer is no gain. */
const SHORTEST_MS = 1
/** Who has left is told at most so often. */
const GONE_MS = 50

export const openOutbox = (options: OutboxOptions): Outbox => {
  const { connections, presence, timers, meter } = options
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
    const began = performance.now()
    const news = presence.takeNews()
    const build = openBuild(rows, messages)
    let bytes = 0
    let sockets = 0
    for (const connection of connections) {
      if (isBehind(connection, toldSeq, meter)) continue
      const frames = build(connection, news(connection), heard.has(connection))
      if (frames === null) continue
      connection.write(frames)
      bytes += frames.length
      sockets++
    }
    rows = []
    messages = []
    heard = new Set()
    toldSeq = seq
    toldAt = performance.now()
    if (sockets > 0) meter.told(sockets, bytes, (toldAt - began) / 1_000)
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
    drained: (connection) => {
      if (connection.behind !== null) catchUp(connection, options)
    },
    flush,
    stop: () => cancel(),
  }
}

const isBehind = (connection: Connection, toldSeq: number, meter: Meter): boolean => {
  if (connection.behind !== null) return true
  if (connection.waiting() <= LIMITS.behindBytes) return false
  connection.behind = toldSeq
  meter.fellBehind()
  return true
}

/** One message instead of all it missed. */
const catchUp = (connection: Connection, { since, presence, meter }: OutboxOptions): void => {
  const began = performance.now()
  const missed = since(connection.behind ?? 0)
  if (missed === null) return connection.end(CLOSE.tooSlow)
  connection.behind = null
  const others = presence.everyoneBut(connection)
  const messages = [
    ...(missed.length > 0 && connection.joined ? [encodeUpdate(Y.mergeUpdates([...missed]))] : []),
    ...(others ? [encodeAwareness(others)] : []),
    ...savedOf(connection),
  ]
  if (messages.length === 0) return
  const frames = Buffer.concat(messages.map(frameOf))
  connection.write(frames)
  meter.told(1, frames.length, (performance.now() - began) / 1_000)
}

const savedOf = (connection: Connection): Uint8Array[] => {
  if (!connection.ext || connection.kept === connection.told) return []
  connection.told = connection.kept
  return [encodeSaved(connection.kept)]
}

/** Builds what each socket is written, the same bytes for all who get the same; null for who gets nothing. */
const openBuild = (rows: readonly ToldRow[], messages: readonly Uint8Array[]) => {
  const authors = new Set(rows.map(({ author }) => author))
  const updates = rows.map(({ bytes }) => frameOf(encodeUpdate(bytes)))
  const said = messages.map((message) => frameOf(encodeAwareness(message)))
  const forAll = Buffer.concat([...updates, ...said])
  const forStrangers = Buffer.concat(said)
  const builtNews = new Map<Uint8Array, Buffer>()
  const frameOfNews = memo(builtNews, (news: Uint8Array) => frameOf(encodeAwareness(news)))
  const together = memo(new Map<Uint8Array, Buffer>(), (news: Uint8Array) =>
    Buffer.concat([forAll, frameOfNews(news)]),
  )
  return (connection: Connection, news: Uint8Array | null, isHeard: boolean): Buffer | null => {
    const common = !authors.has(connection) && connection.joined
    const saved = isHeard ? savedOf(connection).map(frameOf) : []
    if (common && saved.length === 0) {
      if (news) return together(news)
      return forAll.length > 0 ? forAll : null
    }
    const own = connection.joined ? updates.filter((_, at) => rows[at]?.author !== connection) : []
    const parts = [...own, forStrangers, ...(news ? [frameOfNews(news)] : []), ...saved]
    const frames = Buffer.concat(parts)
    return frames.length > 0 ? frames : null
  }
}

const memo =
  <K, V>(made: Map<K, V>, make: (key: K) => V) =>
  (key: K): V => {
    const held = made.get(key)
    if (held !== undefined) return held
    const value = make(key)
    made.set(key, value)
    return value
  }
