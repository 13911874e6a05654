import { seatLink, type Role } from '#shared/api/identity.ts'
import type { Organisation, Plan } from '#shared/plan/plan.ts'
import { responsibleOrganisations } from '#shared/plan/responsible.ts'
import { isPlanned, live, liveOf } from '#shared/plan/select.ts'
import { enterAs, tokenOf, type Visitor } from './visitor.ts'

/** Makes a seat for somebody of an organisation and enters with its personal link. */
export const seatFor = async (
  lead: Visitor,
  lab: string,
  who: { name: string; role: Role; signatory: boolean; organisation: Organisation },
): Promise<Visitor> => {
  const { personalLink } = await lead.call(seatLink, 'POST', `/api/labs/${lab}/seats`, {
    name: who.name,
    role: who.role,
    signatory: who.signatory,
    organisationId: who.organisation.id,
    organisationName: who.organisation.name,
    sector: who.organisation.sector,
  })
  return enterAs(lead.url, tokenOf(personalLink))
}

/** Organisations that have to sign something of the plan, in the order people know them. */
export const signingOrganisations = (plan: Plan): Organisation[] => {
  const ids = live(plan, 'initiatives')
    .filter(isPlanned)
    .flatMap((initiative) => responsibleOrganisations(plan, initiative))
    .map(({ organisationId }) => organisationId)
  return [...new Set(ids)]
    .map((id) => liveOf(plan, 'organisations', id))
    .filter((organisation) => organisation !== null)
    .toSorted((a, b) => (shortName(a) < shortName(b) ? -1 : 1))
}

export const organisationBy = (plan: Plan, acronym: string): Organisation => {
  const found = live(plan, 'organisations').find((o) => o.acronym === acronym)
  if (!found) throw new Error(`The plan has no organisation ${acronym}`)
  return found
}

export const shortName = (organisation: Organisation): string => organisation.acronym || organisation.name
