import { z } from 'zod'
import type { Commitment } from '#shared/api/agreement.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { CommitmentRow } from '../storage/schema.ts'

const ids = z.array(z.string())

export const commitmentOf = (row: CommitmentRow): Commitment => ({
  id: row.id,
  version: row.version,
  initiativeId: row.initiativeId,
  contentHash: row.contentHash,
  organisationId: row.organisationId,
  organisationName: row.organisationName,
  onBehalfOf: ids.parse(JSON.parse(row.onBehalfOf)),
  decision: row.decision,
  statement: row.statement,
  signatory: {
    seatId: row.seatId,
    name: row.signatoryName,
    role: row.signatoryRole,
    sector: row.sector,
  },
  signedAt: row.signedAt,
})

/** Every answer ever given in a lab, all versions, the replaced ones too. */
export const commitmentsOf = async (db: Db | Tx, labId: string): Promise<Commitment[]> => {
  const rows = await db
    .selectFrom('commitments')
    .selectAll()
    .where('labId', '=', labId)
    .orderBy('signedAt')
    .orderBy('id')
    .execute()
  return rows.map(commitmentOf)
}
