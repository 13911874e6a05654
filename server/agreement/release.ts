import { z } from 'zod'
import { buildRoadmap } from '#shared/roadmap/build.ts'
import { canonicalBytes } from '#shared/roadmap/canonical.ts'
import type { SeatInLab } from '../identity/seatRows.ts'
import type { Parts } from '../parts.ts'
import { appendAudit } from '../storage/audit.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { RoadmapRow, VersionRow } from '../storage/schema.ts'
import { commitmentsOf } from './commitmentRows.ts'

const dissents = z.array(
  z.object({
    commentId: z.string(),
    organisationId: z.string().nullable(),
    organisationName: z.string(),
  }),
)

/** With both endorsements given, builds the roadmap, signs it and keeps its bytes for ever. */
export const release = async (
  parts: Pick<Parts, 'signer' | 'now' | 'agreements'>,
  tx: Tx,
  by: SeatInLab,
  version: VersionRow,
): Promise<boolean> => {
  const endorsements = await tx
    .selectFrom('endorsements')
    .select(['role', 'name', 'seatId', 'endorsedAt'])
    .where('labId', '=', version.labId)
    .where('version', '=', version.version)
    .execute()
  if (new Set(endorsements.map((e) => e.role)).size < 2) return false
  const releasedAt = parts.now().toISOString()
  const roadmap = await parts.signer.sign(
    buildRoadmap({
      plan: parts.agreements.planOf(version),
      lab: { id: by.lab.id, slug: by.lab.slug, name: by.lab.name },
      version: version.version,
      frozenAt: version.frozenAt,
      releasedAt,
      commitments: await commitmentsOf(tx, version.labId),
      endorsements,
      dissents: dissents.parse(JSON.parse(version.dissents)),
      answers: parts.agreements.answersOf(version),
    }),
  )
  const row: RoadmapRow = {
    labId: version.labId,
    version: version.version,
    contentHash: roadmap.hashes.whole,
    initiatives: roadmap.counts.initiatives,
    releasedAt,
    body: canonicalBytes(roadmap),
  }
  await tx.insertInto('roadmaps').values(row).execute()
  await appendAudit(tx, {
    at: releasedAt,
    labId: row.labId,
    actor: by.seat.id,
    act: 'released',
    details: { version: row.version, contentHash: row.contentHash },
  })
  return true
}

export const listRoadmaps = (db: Db, labId: string): Promise<Omit<RoadmapRow, 'body' | 'labId'>[]> =>
  db
    .selectFrom('roadmaps')
    .select(['version', 'contentHash', 'initiatives', 'releasedAt'])
    .where('labId', '=', labId)
    .orderBy('version', 'desc')
    .execute()

export const findRoadmap = (db: Db, labId: string, version: number): Promise<RoadmapRow | undefined> =>
  db
    .selectFrom('roadmaps')
    .selectAll()
    .where('labId', '=', labId)
    .where('version', '=', version)
    .executeTakeFirst()
