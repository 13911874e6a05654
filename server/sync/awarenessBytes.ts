import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { LIMITS } from '#shared/wire/limits.ts'

/** One entry of an awareness message (y-protocols): whose, and its state as JSON, or 'null' for one that is gone. */
export interface Told {
  client: number
  clock: number
  state: string
}

/**
 * What a message says of one client, as JSON bytes, unread; null when it says nothing of it. Stock clients repeat all
 * they hear, so the rest is only stepped over. Throws on bytes that are no awareness message.
 */
export const findEntry = (bytes: Uint8Array, isOwn: (client: number) => boolean): Uint8Array | null => {
  const decoder = decoding.createDecoder(bytes)
  let own: Uint8Array | null = null
  const count = decoding.readVarUint(decoder)
  if (count > LIMITS.presenceEntries) throw new RangeError('states of more than a hall')
  for (let left = count; left > 0; left--) {
    const client = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    const json = decoding.readVarUint8Array(decoder)
    if (own === null && json.length <= LIMITS.presenceBytes && isOwn(client)) own = json
  }
  return own
}

/** Entries written once, of which messages with some of them are cut. */
export interface Body {
  readonly entries: readonly Told[]
  /** Where each entry begins, and where the last one ends. */
  readonly starts: readonly number[]
  readonly bytes: Uint8Array
}

export const writeBody = (entries: readonly Told[]): Body => {
  const encoder = encoding.createEncoder()
  const starts = [0]
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
    starts.push(encoding.length(encoder))
  }
  return { entries, starts, bytes: encoding.toUint8Array(encoder) }
}

/** An awareness message in parts, of which several may be of the same bytes as others'. */
export type Message = readonly Uint8Array[]

/** More parts than this cost more to write than to copy. */
const MOST_PARTS = 4

/** A message of those entries that `keep` wants; null when there are none. */
export const messageOf = (body: Body, keep: (entry: Told, at: number) => boolean): Message | null => {
  const runs: Uint8Array[] = []
  let count = 0
  let from = -1
  for (let at = 0; at <= body.entries.length; at++) {
    const entry = body.entries[at]
    const kept = entry !== undefined && keep(entry, at)
    if (kept) count++
    if (kept === from >= 0) continue
    if (!kept) runs.push(body.bytes.subarray(body.starts[from], body.starts[at]))
    from = kept ? at : -1
  }
  if (count === 0) return null
  const message = [countOf(count), ...runs]
  return message.length > MOST_PARTS ? [Buffer.concat(message)] : message
}

/** A message of all entries. */
export const wholeOf = (body: Body): Message | null => messageOf(body, () => true)

/** A message of all entries but one, in no time and without a copy: each of a hall is told of all but itself. */
export const allBut = ({ entries, starts, bytes }: Body, at: number): Message | null => {
  if (entries.length < 2) return null
  const parts = [bytes.subarray(0, starts[at]), bytes.subarray(starts[at + 1])]
  return [countOf(entries.length - 1), ...parts.filter(({ length }) => length > 0)]
}

const countOf = (count: number): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, count)
  return encoding.toUint8Array(encoder)
}
