import { CLOSE } from '#shared/wire/closeCodes.ts'
import { decodeClientFrame, encodeAwareness, type ClientFrame } from '#shared/wire/frames.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import type { Edit } from './admitEdits.ts'
import { claimantsIn } from './claimants.ts'
import type { Connection } from './connection.ts'
import type { Room } from './room.ts'
import { framesOf, sizeOf } from './wire.ts'

/**
 * What a frame takes from what its socket may send a second. Encoding what a client lacks takes up to 60 ms for a
 * big plan, when it is not held, finding the places of an answer's words 10 ms. An awareness frame may be an echo,
 * which stock clients send of everything they hear.
 */
const COST: Record<ClientFrame['type'], number> = {
  step1: 40,
  step2: 10,
  update: 1,
  awareness: 0.05,
  queryAwareness: 1,
}

/** A presence message that tells of no one. */
const NOBODY = new Uint8Array([0])

/** One frame of a socket, whatever its bytes are. Never throws: what is wrong with it is between it and its socket. */
export const receiveFrame = (room: Room, from: Connection, bytes: Uint8Array): void => {
  if (bytes.length > LIMITS.frameBytes) return from.end(CLOSE.tooLarge, 'tooLarge')
  const frame = decodeClientFrame(bytes)
  if (!from.spend(COST[frame?.type ?? 'update'], bytes.length, room.options.now())) return
  if (frame === null) return from.end(CLOSE.malformed, 'malformed')
  switch (frame.type) {
    case 'step1':
      return answer(room, from, frame.bytes)
    case 'step2':
    case 'update':
      return receiveEdit(room, { from, handshake: frame.type === 'step2', update: frame.bytes })
    case 'awareness':
      return receiveAwareness(room, from, frame.bytes)
    case 'queryAwareness':
      // Pages ask it to hear whether the line is alive: they know who is there.
      if (from.ext) return from.send(encodeAwareness(NOBODY))
      if (!from.mayBeAnswered(room.options.now())) return
      return from.send(encodeAwareness(room.presence.everyoneBut(from) ?? NOBODY))
  }
}

const receiveEdit = (room: Room, edit: Edit): void => {
  if (!room.turns.edit(edit.from.seat.seatId, edit)) edit.from.end(CLOSE.tooFast)
}

const answer = (room: Room, from: Connection, stateVector: Uint8Array): void => {
  if (stateVector.length > LIMITS.stateVectorBytes) return from.end(CLOSE.tooLarge, 'tooLarge')
  if (!from.mayBeAnswered(room.options.now())) return
  room.turns.read(from.seat.seatId, () => {
    if (from.ended || room.ended) return
    // What it was answered before is still on its way, and what comes since will follow.
    if (from.joined && from.waiting() > LIMITS.behindBytes) return
    try {
      const began = performance.now()
      const frames = room.kept.answer(stateVector, from).map(from.parts ? inParts : framed)
      from.write(...frames)
      from.joined = true
      room.options.meter.answered(sizeOf(frames), (performance.now() - began) / 1_000)
    } catch {
      from.end(CLOSE.malformed, 'malformed') // no state vector
    }
  })
}

/** A message that goes to many is framed once. */
const framer = (takesParts: boolean) => {
  const known = new WeakMap<Uint8Array, Buffer>()
  return (message: Uint8Array): Buffer => {
    const frames = known.get(message) ?? framesOf(message, takesParts)
    known.set(message, frames)
    return frames
  }
}
const framed = framer(false)
const inParts = framer(true)

const receiveAwareness = (room: Room, from: Connection, bytes: Uint8Array): void => {
  if (bytes.length > LIMITS.updateBytes) return from.end(CLOSE.tooLarge)
  const claimant = claimantsIn(room)
  const mayClaim = (client: number) => (claimant(client) ?? from.seat.seatId) === from.seat.seatId
  try {
    if (!room.presence.receive(from, bytes, mayClaim) || !from.spend(1, 0, room.options.now())) return
    room.outbox.moved()
  } catch {
    from.end(CLOSE.malformed) // no awareness message
  }
}
