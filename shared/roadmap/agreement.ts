import type { Commitment, InitiativeAgreement } from '../api/agreement.ts'
import type { Plan } from '../plan/plan.ts'
import { NO_ANSWERS, type RequestAnswers } from '../plan/requests.ts'
import { errorCounts, lint } from '../plan/rules/lint.ts'
import type { ContentHash } from './canonical.ts'
import { collect } from './collect.ts'
import { initiativeHashes } from './content.ts'
import type { RoadmapEntity } from './schema.ts'

interface Judged {
  answers: RequestAnswers
  errorsIn: ReadonlyMap<string | null, number>
  hashes: ReadonlyMap<string, ContentHash>
}
const judged = new WeakMap<Plan, Judged>()

/** A frozen plan is signed hundreds of times: what the rules say of it, and its hashes, are worked out once. */
const judgedOf = (plan: Plan, answers: RequestAnswers): Judged => {
  const known = judged.get(plan)
  if (known?.answers === answers) return known
  const made = {
    answers,
    errorsIn: errorCounts(lint(plan, answers)),
    hashes: new Map(initiativeHashes(collect(plan)).map(({ id, hash }) => [id, hash])),
  }
  judged.set(plan, made)
  return made
}

type Standing = InitiativeAgreement['standings'][number]

/**
 * Where every organisation that answers for a planned initiative stands (R11): its latest answer over all
 * versions, lapsed when the initiative is no longer what it answered on (R13), requested when there is none.
 * In the order of the lab.
 */
export const agreementOf = (
  plan: Plan,
  commitments: readonly Commitment[],
  answers: RequestAnswers = NO_ANSWERS,
): InitiativeAgreement[] => {
  const content = collect(plan)
  const { errorsIn, hashes } = judgedOf(plan, answers)
  const names = new Map(content.organisations.map((o) => [o.id, o.name]))
  const latest = latestOf(commitments)
  return content.initiatives
    .toSorted((a, b) => a.order - b.order)
    .map((initiative) => {
      const contentHash = hashes.get(initiative.id) ?? ''
      const standings = initiative.responsible.map((answering) =>
        standingOf(
          answering,
          names,
          contentHash,
          latest.get(keyOf(initiative.id, answering.organisationId)) ?? null,
        ),
      )
      const errors = errorsIn.get(initiative.id) ?? 0
      return {
        initiativeId: initiative.id,
        code: initiative.code,
        title: initiative.title,
        contentHash,
        standings,
        errors,
        agreed: errors === 0 && standings.length > 0 && standings.every(isSigned),
      }
    })
}

/** R12, as far as the initiatives go: there are some, and every one is agreed. */
export const allAgreed = (initiatives: readonly InitiativeAgreement[]): boolean =>
  initiatives.length > 0 && initiatives.every((i) => i.agreed)

const standingOf = (
  { organisationId, onBehalfOf }: RoadmapEntity<'initiatives'>['responsible'][number],
  names: ReadonlyMap<string, string>,
  contentHash: string,
  commitment: Commitment | null,
): Standing => ({
  organisationId,
  organisationName: names.get(organisationId) ?? '',
  onBehalfOf,
  state:
    commitment === null
      ? 'requested'
      : commitment.contentHash === contentHash
        ? commitment.decision
        : 'lapsed',
  commitment,
})

const isSigned = ({ state }: Standing): boolean => state === 'signed' || state === 'signedWithReservation'

const keyOf = (initiativeId: string, organisationId: string): string => `${initiativeId} ${organisationId}`

const latestOf = (commitments: readonly Commitment[]): Map<string, Commitment> =>
  new Map(
    commitments
      .toSorted((a, b) => Date.parse(a.signedAt) - Date.parse(b.signedAt) || (a.id < b.id ? -1 : 1))
      .map((c) => [keyOf(c.initiativeId, c.organisationId), c]),
  )
