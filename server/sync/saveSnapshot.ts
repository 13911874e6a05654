import type { Room } from './room.ts'

/** Begins a snapshot when one is due. Edits go on meanwhile, and the room may end: it is made from the log. */
export const saveSnapshotIfDue = (room: Room, options?: { leaving: boolean }): void => {
  if (!room.kept.isSnapshotDue(options)) return
  room.kept.snapshot().catch((error: unknown) => {
    // Every row is in the log all the same; the next load takes longer.
    room.options.logger.error({ labId: room.labId, err: error }, 'no snapshot could be saved')
  })
}
