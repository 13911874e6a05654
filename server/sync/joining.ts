import { CLOSE } from '#shared/wire/closeCodes.ts'
import { useRoom, type Registry } from './registry.ts'
import type { Rooms } from './rooms.ts'
import type { openSockets } from './sockets.ts'
import { stayIn } from './stayIn.ts'

/** Told of each socket that comes and that has gone. */
export interface Comings {
  came(labId: string, seatId: string): void
  went(labId: string, seatId: string): void
}

/** An admitted socket joins its room, and stays until it goes. */
export const joining =
  (
    registry: Registry,
    sockets: ReturnType<typeof openSockets>,
    comings: Comings | undefined,
  ): Rooms['connect'] =>
  (socket, labId, seat, given) => {
    const opened = sockets.add(socket, labId, seat, given)
    if (!opened) return
    comings?.came(labId, seat.seatId)
    useRoom(registry, labId, async (room) => stayIn(room, opened))
      .catch((error: unknown) => {
        registry.options.logger.error({ labId, err: error }, 'a socket could not join its room')
        opened.connection.end(CLOSE.goingAway)
      })
      .finally(() => {
        opened.remove()
        comings?.went(labId, seat.seatId)
      })
  }
