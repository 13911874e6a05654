import * as Y from 'yjs'
import { encodeAwareness, encodeState, encodeStep1 } from '#shared/wire/frames.ts'
import { claimant } from './claimants.ts'
import type { Connection, OpenedConnection } from './connection.ts'
import { receiveFrame } from './receiveFrame.ts'
import type { Room } from './room.ts'

/** A socket's whole stay in a room; resolves when it is gone. One that was ended is nobody's any more before that. */
export const stayIn = async (room: Room, { connection, listen }: OpenedConnection): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  greet(room, connection)
  listen({
    onFrame: (bytes) => receiveFrame(room, connection, bytes),
    onDrained: () => room.outbox.drained(connection),
    onEnded: () => leave(room, connection),
    onGone: resolve,
  })
  await promise
  leave(room, connection)
}

/** What the room holds, who is there, and what may be done. Its own step 1 answers with the rest. */
const greet = (room: Room, connection: Connection): void => {
  const { clientId, seat } = connection
  if (clientId !== null && (claimant(room, clientId) ?? seat.seatId) !== seat.seatId)
    connection.clientId = null
  room.connections.add(connection)
  const others = room.presence.everyoneBut(connection)
  if (others) connection.send(encodeAwareness(others))
  const hall = connection.ext ? room.options.hall?.whole(room.labId) : undefined
  if (hall) connection.send(hall)
  room.turns.read(seat.seatId, () => {
    connection.send(encodeStep1(Y.encodeStateVector(room.kept.live.doc)))
    if (connection.ext) connection.send(encodeState(room.state))
  })
}

const leave = (room: Room, connection: Connection): void => {
  room.connections.delete(connection)
  const gone = room.presence.leave(connection)
  if (gone) room.outbox.say(gone)
}
