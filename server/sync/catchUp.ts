import { CLOSE } from '#shared/wire/closeCodes.ts'
import { encodeAwareness, encodeUpdate } from '#shared/wire/frames.ts'
import type { Connection } from './connection.ts'
import type { Meter } from './meter.ts'
import type { Presence } from './presence.ts'
import { savedOf } from './toldBatch.ts'
import { framesOf, sizeOf } from './wire.ts'

export interface CatchUpOptions {
  presence: Presence
  /** All after row `seq` as updates, in order; null when that is no longer held. */
  since: (seq: number) => readonly Uint8Array[] | null
  meter: Meter
  /** How the lab is led, as a message. */
  hall: () => Uint8Array | null
}

/**
 * Tells who had fallen behind, and has now taken what waited for it, all that happened meanwhile: as few merged updates,
 * and who is where now. What is no longer held it is told by the answer to its next handshake.
 */
export const catchUp = (connection: Connection, { since, presence, meter, hall }: CatchUpOptions): void => {
  const { behind } = connection
  if (behind === null) return
  const began = performance.now()
  const missed = connection.joined ? since(behind.seq) : []
  if (missed === null) return connection.end(CLOSE.tooSlow)
  connection.behind = null
  const others = presence.everyoneBut(connection, behind.there)
  const guide = presence.guideTo(connection)
  const led = connection.ext ? hall() : null
  const messages = [
    ...missed.map(encodeUpdate),
    ...(others ? [encodeAwareness(others)] : []),
    ...savedOf(connection),
    ...(guide ? [guide] : []),
    ...(led ? [led] : []),
  ]
  if (messages.length === 0) return
  const parts = messages.map((message) => framesOf(message, connection.parts))
  connection.write(...parts)
  meter.told(1, sizeOf(parts), (performance.now() - began) / 1_000)
}
