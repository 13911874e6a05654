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

/** A message of those entries of the bodies that `keep` wants; null when there are none. */
export const messageOf = (
  bodies: readonly Body[],
  keep: (entry: Told, at: number, body: Body) => boolean,
): Uint8Array | null => {
  const runs: Uint8Array[] = []
  let count = 0
  let size = 0
  for (const body of bodies) {
    let from = -1
    for (let at = 0; at <= body.entries.length; at++) {
      const entry = body.entries[at]
      const kept = entry !== undefined && keep(entry, at, body)
      if (kept) count++
      if (kept === from >= 0) continue
      if (kept) from = at
      else {
        const run = body.bytes.subarray(body.starts[from], body.starts[at])
        size += run.length
        runs.push(run)
        from = -1
      }
    }
  }
  return count === 0 ? null : join(count, size, runs)
}

const join = (count: number, size: number, runs: readonly Uint8Array[]): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, count)
  const head = encoding.toUint8Array(encoder)
  const message = new Uint8Array(head.length + size)
  message.set(head)
  let end = head.length
  for (const run of runs) {
    message.set(run, end)
    end += run.length
  }
  return message
}
