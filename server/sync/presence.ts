import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { LIMITS } from '#shared/wire/limits.ts'
import { presenceOwn, type Presence as PresenceState } from '#shared/wire/presence.ts'
import type { Connection } from './connection.ts'

/** One entry of an awareness message (y-protocols): whose, and its state as JSON bytes, unread. */
interface Entry {
  client: number
  json: Uint8Array
}

/**
 * Who is where. A socket speaks for its own client alone: other ids are dropped silently (stock clients echo what
 * they hear), and its own state is what it may say about itself plus the seat the server knows.
 */
export interface Presence {
  /** Whether there is something for the others now. Throws on bytes that are no awareness message. */
  receive: (from: Connection, bytes: Uint8Array, mayClaim: (client: number) => boolean) => boolean
  /** What was received and not told yet, as the message for each socket: nobody is told of themselves. */
  takeNews: () => (to: Connection) => Uint8Array | null
  /** The message that tells of everyone but `to`, or null. */
  everyoneBut: (to: Connection) => Uint8Array | null
  /** The message that says `gone` has left, or null. */
  leave: (gone: Connection) => Uint8Array | null
}

export const openPresence = (now: () => number): Presence => {
  const states = new Map<number, { from: Connection; clock: number; state: string }>()
  // Clients ignore a state whose clock is not above the last they saw, also one from before a restart of the server.
  let clock = 0
  const tick = () => (clock = Math.max(clock + 1, now()))
  const news = new Set<number>()
  const entryOf = (client: number): Told => {
    const held = states.get(client)
    return [client, held?.clock ?? tick(), held?.state ?? 'null']
  }

  return {
    receive: (from, bytes, mayClaim) => {
      for (const { client, json } of readEntries(bytes)) {
        if (from.clientId === null && mayClaim(client)) from.clientId = client
        if (from.clientId !== client || json.length > LIMITS.presenceBytes) continue
        const state = ownState(from, json)
        if (state === undefined) return false
        if (state === null) states.delete(client)
        else states.set(client, { from, clock: tick(), state })
        news.add(client)
        return true
      }
      return false
    },
    takeNews: () => {
      const told = [...news].map(entryOf)
      const about = new Set(news)
      news.clear()
      const forAll = encode(told)
      return ({ clientId }) => {
        if (clientId === null || !about.has(clientId)) return forAll
        return told.length === 1 ? null : encode(told.filter(([client]) => client !== clientId))
      }
    },
    everyoneBut: (to) => {
      const others = [...states].filter(([, { from }]) => from !== to)
      return others.length === 0 ? null : encode(others.map(([client]) => entryOf(client)))
    },
    leave: (gone) => {
      const client = gone.clientId
      if (client === null || states.get(client)?.from !== gone) return null
      states.delete(client)
      news.delete(client)
      return encode([[client, tick(), 'null']])
    },
  }
}

const readEntries = (bytes: Uint8Array): Entry[] => {
  const decoder = decoding.createDecoder(bytes)
  const entries: Entry[] = []
  const count = decoding.readVarUint(decoder)
  if (count > LIMITS.presenceEntries) throw new RangeError('states of more than a hall')
  for (let left = count; left > 0; left--) {
    const client = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    entries.push({ client, json: decoding.readVarUint8Array(decoder) })
  }
  return entries
}

/** The state as the others may see it; null for "I left", undefined for nothing that could be one. */
const ownState = (from: Connection, json: Uint8Array): string | null | undefined => {
  const said: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json))
  if (said === null) return null
  const own = presenceOwn.safeParse(said)
  if (!own.success) return undefined
  const { seatId, name, role, color } = from.seat
  const state: PresenceState = { ...own.data, seat: { seatId, name, role, color } }
  return JSON.stringify(state)
}

type Told = readonly [client: number, clock: number, state: string]

const encode = (entries: readonly Told[]): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const [client, clock, state] of entries) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return encoding.toUint8Array(encoder)
}
