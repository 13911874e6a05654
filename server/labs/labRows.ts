import type { LabView } from '#shared/api/labs.ts'
import type { Publication } from '#shared/api/agreement.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { LabRow } from '../storage/schema.ts'
import type { LabState } from '../sync/rooms.ts'
import { standingLocks } from './locks.ts'

export const labById = (db: Db | Tx, id: string): Promise<LabRow> =>
  db.selectFrom('labs').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

export const labView = ({ id, slug, name }: LabRow): LabView => ({ id, slug, name })

/** What a room has to know of its lab before it lets anyone edit. */
export const stateOf = async (db: Db, labId: string): Promise<LabState> => {
  const { phase, version } = await labById(db, labId)
  return { phase, version, locks: await standingLocks(db, labId) }
}

/** A lab whose released roadmaps anyone with the address may read. */
export const publicLab = (db: Db, labKey: string): Promise<LabRow | undefined> =>
  db
    .selectFrom('labs')
    .selectAll()
    .where((or) => or.or([or('id', '=', labKey), or('slug', '=', labKey)]))
    .where('publication', '=', 'public')
    .executeTakeFirst()

export const setPublication = async (tx: Tx, labId: string, publication: Publication): Promise<void> => {
  await tx.updateTable('labs').set({ publication }).where('id', '=', labId).execute()
}
