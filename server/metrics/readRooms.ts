import type { Registry } from 'prom-client'
import type { RoomFigures } from '#server/sync/rooms.ts'
import { seriesIn } from './series.ts'

/** Who is there, read when somebody asks. */
export const readRooms = (registry: Registry, rooms: { figures(): RoomFigures }): void => {
  const { gauge } = seriesIn(registry)
  gauge('delivery_lab_rooms', 'Labs whose document is in memory.', () => rooms.figures().rooms)
  gauge('delivery_lab_sockets', 'Open sockets of all labs.', () => rooms.figures().sockets)
  gauge('delivery_lab_people', 'People with at least one open socket.', () => rooms.figures().people)
}
