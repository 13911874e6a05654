import type { InitiativeAgreement } from '#shared/api/agreement.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { latestAnswers, type RequestAnswers } from '#shared/plan/requests.ts'
import { requestList } from '#shared/api/requests.ts'
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
  /** What rooms had answered one another when it was frozen. */
  answersOf(version: VersionRow): RequestAnswers
  of(db: Db | Tx, version: VersionRow): Promise<InitiativeAgreement[]>
  /** Who answered is told by another name since. */
  forget(labId: string): void
}

interface Known {
  version: number
  plan: Plan
  rooms: RequestAnswers
  answers: number
  initiatives: InitiativeAgreement[]
}

/** Labs that sign at the same time; more than these are worked out again when it is their turn. */
const MOST_LABS = 20

export const openAgreements = (): Agreements => {
  const labs = new Map<string, Known>()
  const knownOf = ({ labId, version, plan, answers }: VersionRow): Known => {
    const held = labs.get(labId)
    const known =
      held?.version === version
        ? held
        : { version, plan: planFromText(plan), rooms: roomsFromText(answers), answers: -1, initiatives: [] }
    labs.delete(labId)
    labs.set(labId, known)
    for (const oldest of labs.keys()) if (labs.size > MOST_LABS) labs.delete(oldest)
    return known
  }
  return {
    planOf: (version) => knownOf(version).plan,
    answersOf: (version) => knownOf(version).rooms,
    forget: (labId) => void labs.delete(labId),
    of: async (db, version) => {
      const known = knownOf(version)
      const commitments = await commitmentsOf(db, version.labId)
      if (known.answers !== commitments.length) {
        known.initiatives = agreementOf(known.plan, commitments, known.rooms)
        known.answers = commitments.length
      }
      return known.initiatives
    },
  }
}

const roomsFromText = (text: string): RequestAnswers =>
  latestAnswers(requestList.parse({ answers: JSON.parse(text) }).answers)
