import type { LabView } from '#shared/api/labs.ts'
import type { Publication } from '#shared/api/agreement.ts'
import type { Phase } from '#shared/wire/frames.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { LabRow } from '../storage/schema.ts'

export const labById = (db: Db | Tx, id: string): Promise<LabRow> =>
  db.selectFrom('labs').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

export const labView = ({ id, slug, name }: LabRow): LabView => ({ id, slug, name })

/** What a room has to know of its lab before it lets anyone edit. */
export const phaseOf = async (db: Db, labId: string): Promise<{ phase: Phase; version: number }> => {
  const { phase, version } = await labById(db, labId)
  return { phase, version }
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
