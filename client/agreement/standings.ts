import { byName } from '#client/i18n/formats.ts'
import type { AgreementView, InitiativeAgreement } from '#shared/api/agreement.ts'
import type { Seat } from '#shared/api/identity.ts'

export type Version = NonNullable<AgreementView['current']>
export type OrganisationStanding = InitiativeAgreement['standings'][number]

/** Every organisation that answers for something, once, by name. */
export const organisationsOf = (version: Version): { id: string; name: string }[] => {
  const names = new Map(
    version.initiatives.flatMap((i) => i.standings.map((s) => [s.organisationId, s.organisationName])),
  )
  return [...names].map(([id, name]) => ({ id, name })).toSorted((a, b) => byName(a.name, b.name))
}

/** The standing a seat may answer on an initiative: its own organisation's, if it signs for it. */
export const ownStanding = (seat: Seat, initiative: InitiativeAgreement): OrganisationStanding | null =>
  seat.signatory && !seat.revoked
    ? (initiative.standings.find((s) => s.organisationId === seat.organisationId) ?? null)
    : null

/** An answer that is still asked for: none was given, or it lapsed. */
export const isOpen = (standing: OrganisationStanding): boolean =>
  standing.state === 'requested' || standing.state === 'lapsed'

/** Answers that hold, of those asked for. */
export const progressOf = (version: Version) => {
  const standings = version.initiatives.flatMap((i) => i.standings)
  return {
    answered: standings.filter((s) => !isOpen(s)).length,
    asked: standings.length,
    agreed: version.initiatives.filter((i) => i.agreed).length,
    initiatives: version.initiatives.length,
  }
}

/** Answers that carry words: reservations and reasons, of this version's standings. */
export const statementsOf = (version: Version) =>
  version.initiatives.flatMap((initiative) =>
    initiative.standings.flatMap((standing) =>
      standing.commitment && standing.commitment.statement !== '' && standing.state !== 'lapsed'
        ? [{ initiative, standing, commitment: standing.commitment }]
        : [],
    ),
  )
