import { CLOSE } from '#shared/wire/closeCodes.ts'
import { admitEdits, type Admitted, type Edit } from './admitEdits.ts'
import { claimant } from './claimants.ts'
import { endRoom } from './endRoom.ts'
import type { Room } from './room.ts'
import { saveSnapshotIfDue } from './saveSnapshot.ts'

/**
 * Judges edits, waits until those that are taken are on disk, and only then tells anyone of them. What cannot be kept is
 * given back to its authors, and the document is read from the log again. Never rejects.
 */
export const commitEdits = async (room: Room, batch: Edit[]): Promise<void> =>
  commit(room, batch).catch(async (error: unknown) => startOver(room, error))

const commit = async (room: Room, batch: Edit[]): Promise<void> => {
  if (room.ended) return
  const { meter } = room.options
  const began = performance.now()
  const goodbyes: (() => void)[] = []
  const endRefused = () => goodbyes.splice(0).forEach((end) => end())
  const admitted = await admitEdits(batch, {
    live: room.kept.live,
    state: room.state,
    claimant: (client) => claimant(room, client),
    at: room.options.now(),
    refuse: (from, code, reason) => goodbyes.push(() => from.end(code, reason)),
    fault: (err) => room.options.logger.error({ labId: room.labId, err }, 'the guard failed'),
  })
  const judged = performance.now()
  meter.judged((judged - began) / 1_000)
  try {
    if (admitted.rows.length > 0) {
      await room.kept.append(admitted.rows)
      meter.committed(admitted.rows.length, (performance.now() - judged) / 1_000)
    }
  } catch (error) {
    endRefused()
    await refuseAll(room, admitted, error)
    return admitted.left === null ? undefined : commit(room, admitted.left)
  }
  // On disk: everyone may see it now, and its authors may know.
  room.outbox.rows(admitted.told, room.kept.live.seq, admitted.heard)
  endRefused()
  if (admitted.left !== null) {
    room.options.logger.error({ labId: room.labId }, 'an edit broke the document')
    await readAgain(room)
    return commit(room, admitted.left)
  }
  saveSnapshotIfDue(room)
}

/** A full disk: who had a say in the batch keeps their edits and comes back; the others notice nothing. */
const refuseAll = async (room: Room, { heard }: Admitted, error: unknown): Promise<void> => {
  room.options.logger.error({ labId: room.labId, err: error }, 'edits could not be saved')
  for (const connection of heard) connection.end(CLOSE.cannotSave)
  await readAgain(room)
}

/** What must not happen: nobody goes on with a document nobody can vouch for. */
const startOver = async (room: Room, error: unknown): Promise<void> => {
  room.options.logger.error({ labId: room.labId, err: error }, 'a batch of edits failed')
  for (const connection of room.connections) connection.end(CLOSE.cannotSave)
  await readAgain(room)
}

const readAgain = async (room: Room): Promise<void> => {
  try {
    await room.kept.reload()
  } catch (error) {
    room.options.logger.error({ labId: room.labId, err: error }, 'the document could not be read again')
    for (const connection of room.connections) connection.end(CLOSE.cannotSave)
    endRoom(room)
  }
}
