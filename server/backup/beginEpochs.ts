import { join } from 'node:path'
import * as Y from 'yjs'
import { appendAudit } from '../storage/audit.ts'
import { openDatabase } from '../storage/database.ts'
import { openLogFile, type Restored } from '../storage/logFile.ts'
import { openUpdateLog } from '../storage/updateLog.ts'
import { loadLiveDocument } from '../sync/liveDocument.ts'
import { BackupProblem } from './backupProblem.ts'
import type { Manifest } from './manifest.ts'

/** The document each lab had when the backup was made. */
const statesOf = async (folder: string, labs: Manifest['labs']): Promise<Map<string, Uint8Array>> => {
  const log = await openUpdateLog(join(folder, 'log.sqlite'))
  try {
    const states = new Map<string, Uint8Array>()
    for (const { id, slug } of labs) {
      const { doc } = await loadLiveDocument(log, id).catch((error: unknown) => {
        throw new BackupProblem(
          `The document of the lab "${slug}" in the backup cannot be read: ${String(error)}.`,
        )
      })
      states.set(id, Y.encodeStateAsUpdate(doc))
      doc.destroy()
    }
    return states
  } finally {
    await log.close()
  }
}

/**
 * Makes every document of a copied backup a new one, later than all that were: copies of the old ones that clients
 * still hold would bring back what the restore takes away. `replaced` are the epochs of the data it takes the place of.
 */
export const beginEpochs = async (
  folder: string,
  { labs, madeAt }: Manifest,
  { replaced, now }: { replaced: ReadonlyMap<string, number>; now: Date },
): Promise<void> => {
  const states = await statesOf(folder, labs)
  const seconds = Math.floor(now.getTime() / 1_000)
  const restored = labs.map(({ id, epoch }): Restored & { id: string } => ({
    id,
    // By the clock, so that two restores of one backup on two machines are two documents.
    epoch: Math.max(epoch + 1, (replaced.get(id) ?? 0) + 1, seconds),
    at: now.getTime(),
    bytes: states.get(id) ?? new Uint8Array(),
  }))
  const log = openLogFile(join(folder, 'log.sqlite'))
  try {
    log.commit(() => restored.forEach(({ id, ...one }) => log.restore(id, one)))
  } finally {
    log.close()
  }
  const db = openDatabase(folder)
  try {
    await db.transaction().execute(async (tx) => {
      for (const { id, epoch } of restored)
        await tx.updateTable('labs').set({ epoch }).where('id', '=', id).execute()
      await appendAudit(tx, {
        at: now.toISOString(),
        labId: null,
        actor: 'operator',
        act: 'restored',
        details: { madeAt, epochs: Object.fromEntries(restored.map(({ id, epoch }) => [id, epoch])) },
      })
    })
  } finally {
    await db.destroy()
  }
}
