import type { ErasurePreview } from '#shared/api/people.ts'
import type { Db } from '../storage/database.ts'

/** What was signed by name with these seats, by version, and the released roadmaps in which it stands. */
export const signedBy = async (
  db: Db,
  labId: string,
  seatIds: readonly string[],
): Promise<Pick<ErasurePreview, 'signed' | 'roadmaps'>> => {
  const commitments = await db
    .selectFrom('commitments')
    .select('version')
    .where('seatId', 'in', seatIds)
    .execute()
  const endorsed = await db
    .selectFrom('endorsements')
    .select('version')
    .where('seatId', 'in', seatIds)
    .execute()
  const versions = [...new Set([...commitments, ...endorsed].map(({ version }) => version))].toSorted(
    (a, b) => a - b,
  )
  const released = await db.selectFrom('roadmaps').select('version').where('labId', '=', labId).execute()
  const first = versions[0]
  return {
    signed: versions.map((version) => ({
      version,
      signatures: commitments.filter((one) => one.version === version).length,
      endorsement: endorsed.some((one) => one.version === version),
    })),
    // A signature that still holds stands in later roadmaps, too.
    roadmaps: released
      .map(({ version }) => version)
      .filter((version) => first !== undefined && version >= first),
  }
}
