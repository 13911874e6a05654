import type { Room } from './room.ts'

/** Its document is let go of; who needs it next opens it anew. */
export const endRoom = (room: Room): void => {
  if (room.ended) return
  room.ended = true
  room.outbox.stop()
  room.kept.destroy()
  room.options.onEnd(room)
}
