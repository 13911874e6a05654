import type { Db } from '../storage/database.ts'
import type { ImportRow } from '../storage/schema.ts'

/** What the delivery unit holds, the newest first. */
export const listImports = (db: Db): Promise<Omit<ImportRow, 'body' | 'fileHash'>[]> =>
  db
    .selectFrom('imports')
    .select([
      'id',
      'contentHash',
      'labName',
      'version',
      'signature',
      'initiatives',
      'activities',
      'indicators',
      'importedBy',
      'importedAt',
    ])
    .orderBy('importedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const findImport = (db: Db, id: string): Promise<ImportRow | undefined> =>
  db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
