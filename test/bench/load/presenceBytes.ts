import * as encoding from 'lib0/encoding'
import type { Protocol } from './protocols.ts'

const clocks = new Map<number, number>()

/** What a client says of itself: a cursor that moves, as an awareness update with a marker in it. */
export const presenceBytes = (protocol: Protocol, client: number, marker: string): Uint8Array => {
  const clock = (clocks.get(client) ?? 0) + 1
  clocks.set(client, clock)
  const cursor = { x: (clock * 17 + client) % 4_000, y: (clock * 29 + client) % 3_000 }
  const state =
    protocol === 'lab'
      ? { board: null, cursor, selection: [marker], editing: null }
      : { user: { name: `Person ${client}`, color: '#3a7bd5' }, cursor, marker }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, JSON.stringify(state))
  return encoding.toUint8Array(encoder)
}
