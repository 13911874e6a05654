import { hasEntity } from './liveDocument.ts'
import { useRoom, type Registry } from './registry.ts'
import type { Rooms } from './rooms.ts'
import type { HallOf, Room } from './room.ts'
import { frameOf } from './wire.ts'

/** What leading a lab asks of its room. */
export const hallRooms = (
  registry: Registry,
  loaded: (labId: string) => Room | undefined,
  hall: HallOf | undefined,
): Pick<Rooms, 'tellHall' | 'cursorsChanged' | 'seatsHere' | 'hasEntity'> => ({
  tellHall: (labId, message) => {
    const frame = frameOf(message)
    // Who reads slowly is told all of it when it has caught up.
    for (const connection of loaded(labId)?.connections ?? [])
      if (connection.ext && connection.behind === null) connection.write(frame)
  },
  cursorsChanged: (labId) => {
    const room = loaded(labId)
    if (!room || !hall) return
    room.presence.hideCursors(hall.hiddenCursors(labId))
    room.outbox.moved()
  },
  hasEntity: async (labId, collection, id) =>
    useRoom(registry, labId, (room) => hasEntity(room.kept.live, collection, id)),
  seatsHere: (labId) => new Set([...(loaded(labId)?.connections ?? [])].map(({ seat }) => seat.seatId)),
})
