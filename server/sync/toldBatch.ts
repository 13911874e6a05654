import { encodeAwareness, encodeSaved, encodeUpdate, headOfAwareness } from '#shared/wire/frames.ts'
import type { Message } from './awarenessBytes.ts'
import type { Connection } from './connection.ts'
import { frameOf, headOf, sizeOf } from './wire.ts'

/** A row that is on disk, and the socket it came from. */
export interface ToldRow {
  bytes: Uint8Array
  author: Connection
}

/**
 * What each socket is told of a batch, in parts that are built once for all who get the same: the rows of others,
 * awareness messages for all, its own news of who is where, and how many of its edits are on disk.
 */
export const openBatch = (rows: readonly ToldRow[], messages: readonly Uint8Array[]) => {
  const authors = new Set(rows.map(({ author }) => author))
  const updates = rows.map(({ bytes }) => frameOf(encodeUpdate(bytes)))
  const said = messages.map((message) => frameOf(encodeAwareness(message)))
  const whole = Buffer.concat([...updates, ...said])
  const forAll = whole.length > 0 ? [whole] : []

  const common = (connection: Connection): readonly Buffer[] => {
    if (!connection.joined) return said
    if (!authors.has(connection)) return forAll
    return withoutThose(connection)
  }
  /** What lies between its own rows: of two hundred who write at once, two parts each, not two hundred. */
  const withoutThose = (own: Connection): readonly Buffer[] => {
    const parts: Buffer[] = []
    let [from, at] = [0, 0]
    for (const [n, { length }] of updates.entries()) {
      const isOwn = rows[n]?.author === own
      if (isOwn && at > from) parts.push(whole.subarray(from, at))
      at += length
      if (isOwn) from = at
    }
    if (from < whole.length) parts.push(whole.subarray(from))
    return parts
  }
  const partsOf = openAwareness()
  return (connection: Connection, news: Message | null, isHeard: boolean): readonly Uint8Array[] => {
    const parts = common(connection)
    if (news === null && !isHeard) return parts
    const saved = isHeard ? savedOf(connection).map(frameOf) : []
    return [...parts, ...(news ? partsOf(news) : []), ...saved]
  }
}

/** Nothing is copied: a hall of 200 is told 8 kB each, 8 times a second, and nearly the same. */
const openAwareness = () => {
  const built = new Map<Message, readonly Uint8Array[]>()
  return (message: Message): readonly Uint8Array[] => {
    const held = built.get(message)
    if (held) return held
    const size = sizeOf(message)
    const head = headOfAwareness(size)
    const parts = [Buffer.concat([headOf(head.length + size), head]), ...message]
    built.set(message, parts)
    return parts
  }
}

/** The message that says how many of its edits are on disk, if that is news to it. */
export const savedOf = (connection: Connection): Uint8Array[] => {
  if (!connection.ext || connection.kept === connection.told) return []
  connection.told = connection.kept
  return [encodeSaved(connection.kept)]
}
