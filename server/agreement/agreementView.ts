import type { AgreementView } from '#shared/api/agreement.ts'
import { allAgreed } from '#shared/roadmap/agreement.ts'
import type { Parts } from '../parts.ts'
import { endorsementsOf } from './endorse.ts'
import { currentVersion, labNow } from './versions.ts'

/** The newest frozen version and who stands where on it. */
export const agreementView = async (
  { db, agreements }: Pick<Parts, 'db' | 'agreements'>,
  labId: string,
): Promise<AgreementView> => {
  const lab = await labNow(db, labId)
  const version = await currentVersion(db, lab)
  if (!version) return { phase: lab.phase, current: null }
  const initiatives = await agreements.of(db, version)
  const roadmap = await db
    .selectFrom('roadmaps')
    .select('releasedAt')
    .where('labId', '=', labId)
    .where('version', '=', version.version)
    .executeTakeFirst()
  return {
    phase: lab.phase,
    current: {
      version: version.version,
      frozenAt: version.frozenAt,
      frozenBy: version.frozenByName,
      contentHash: version.contentHash,
      initiatives,
      agreed: allAgreed(initiatives),
      endorsements: (await endorsementsOf(db, labId, version.version)).map(
        ({ role, name, seatId, endorsedAt }) => ({ role, name, seatId, endorsedAt }),
      ),
      releasedAt: roadmap?.releasedAt ?? null,
    },
  }
}
