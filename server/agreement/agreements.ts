import type { InitiativeAgreement } from '#shared/api/agreement.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { agreementOf } from '#shared/roadmap/agreement.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { VersionRow } from '../storage/schema.ts'
import { commitmentsOf } from './commitmentRows.ts'
import { planFromText } from './planText.ts'

/**
 * What is being signed and who stands where, worked out once for every answer given and not for every person
 * who looks: a hall of two hundred asks again at each signature. Versions never change and answers are only
 * added, so the number of answers says whether something is new.
 */
export interface Agreements {
  planOf(version: VersionRow): Plan
  of(db: Db | Tx, version: VersionRow): Promise<InitiativeAgreement[]>
}

interface Known {
  version: number
  plan: Plan
  answers: number
  initiatives: InitiativeAgreement[]
}

/** Labs that sign at the same time; more than these are worked out again when it is their turn. */
const MOST_LABS = 20

export const openAgreements = (): Agreements => {
  const labs = new Map<string, Known>()
  const knownOf = ({ labId, version, plan }: VersionRow): Known => {
    const held = labs.get(labId)
    const known =
      held?.version === version ? held : { version, plan: planFromText(plan), answers: -1, initiatives: [] }
    labs.delete(labId)
    labs.set(labId, known)
    for (const oldest of labs.keys()) if (labs.size > MOST_LABS) labs.delete(oldest)
    return known
  }
  return {
    planOf: (version) => knownOf(version).plan,
    of: async (db, version) => {
      const known = knownOf(version)
      const commitments = await commitmentsOf(db, version.labId)
      if (known.answers !== commitments.length) {
        known.initiatives = agreementOf(known.plan, commitments)
        known.answers = commitments.length
      }
      return known.initiatives
    },
  }
}
