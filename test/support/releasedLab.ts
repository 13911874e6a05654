import { canonicalBytes } from '#shared/roadmap/canonical.ts'
import type { Roadmap } from '#shared/roadmap/schema.ts'
import { NEW_SEAT } from '#server/identity/seatRows.ts'
import type { Db } from '#server/storage/database.ts'
import { SAMPLE, sampleId } from './samplePlan.ts'

const at = '2014-08-15T12:00:00Z'

/** A lab with released versions, as the server leaves it in its database. */
export const insertReleasedLab = async (db: Db, roadmaps: readonly Roadmap[]): Promise<void> => {
  const labId = SAMPLE.lab
  const seatId = sampleId(5_002)
  await db
    .insertInto('labs')
    .values({
      id: labId,
      slug: 'oceans',
      name: 'Oceans',
      publication: 'internal',
      phase: 'frozen',
      version: roadmaps.length,
      epoch: 1,
      createdAt: at,
    })
    .execute()
  await db
    .insertInto('seats')
    .values({
      id: seatId,
      labId,
      personId: null,
      name: 'L. Lead',
      role: 'labLead',
      signatory: 0,
      organisationId: null,
      organisationName: '',
      sector: 'national',
      createdAt: at,
      joinedAt: at,
      revokedAt: null,
      ...NEW_SEAT,
      language: null,
    })
    .execute()
  for (const roadmap of roadmaps) {
    const { version } = roadmap.roadmap
    await db
      .insertInto('versions')
      .values({
        labId,
        version,
        plan: '{}',
        dissents: '[]',
        answers: '[]',
        contentHash: roadmap.hashes.plan,
        logSeq: version,
        frozenBySeatId: seatId,
        frozenByName: 'L. Lead',
        frozenAt: at,
      })
      .execute()
    await db
      .insertInto('roadmaps')
      .values({
        labId,
        version,
        contentHash: roadmap.hashes.whole,
        initiatives: roadmap.initiatives.length,
        releasedAt: at,
        body: canonicalBytes(roadmap),
      })
      .execute()
  }
}
