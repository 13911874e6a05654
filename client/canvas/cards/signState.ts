import type { AgreementView, InitiativeAgreement } from '#shared/api/agreement.ts'

/** Where an initiative stands with those who answer for it, of the newest version. */
export interface SignState {
  version: number
  /** The plan is open again since: what was answered is about the version, not about what is written on now. */
  past: boolean
  asked: number
  signed: number
  /** Signed with a reservation; not counted in `signed`. */
  reserved: number
  declined: number
  /** Answered on an earlier wording (R13). */
  lapsed: number
  agreed: boolean
}

type Version = NonNullable<AgreementView['current']>

/** Initiatives by id, as the agreement page has them; none until anyone has answered on the version (R11). */
export const signStates = ({ phase, current }: AgreementView): ReadonlyMap<string, SignState> => {
  const states = new Map<string, SignState>()
  if (!current || !isAnswered(current)) return states
  for (const initiative of current.initiatives)
    if (initiative.standings.length > 0)
      states.set(initiative.initiativeId, {
        version: current.version,
        past: phase === 'open',
        asked: initiative.standings.length,
        signed: countOf(initiative, 'signed'),
        reserved: countOf(initiative, 'signedWithReservation'),
        declined: countOf(initiative, 'declined'),
        lapsed: countOf(initiative, 'lapsed'),
        agreed: initiative.agreed,
      })
  return states
}

const isAnswered = (version: Version): boolean =>
  version.initiatives.some(({ standings }) => standings.some(({ commitment }) => commitment !== null))

const countOf = (
  { standings }: InitiativeAgreement,
  state: InitiativeAgreement['standings'][number]['state'],
) => standings.filter((standing) => standing.state === state).length
