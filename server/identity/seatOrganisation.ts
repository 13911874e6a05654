import type { Sector } from '#shared/plan/entities.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import { done, refuse, type Outcome } from '../outcome.ts'

export interface SeatOrganisation {
  organisationId: string | null
  organisationName: string
  sector: Sector
}

/** A person's organisation: one of the plan, whose name and sector then hold, or another by name and sector. */
export const seatOrganisation = (plan: Plan, asked: SeatOrganisation): Outcome<SeatOrganisation> => {
  if (asked.organisationId === null)
    return done({ organisationId: null, organisationName: asked.organisationName, sector: asked.sector })
  const organisation = liveOf(plan, 'organisations', asked.organisationId)
  if (!organisation) return refuse('invalid', 'The plan has no such organisation', ['organisationId'])
  const { name, acronym, sector } = organisation
  return done({
    organisationId: organisation.id,
    organisationName: name || acronym || asked.organisationName,
    sector,
  })
}

/** The same for seats of one organisation: its id in the plan, or else its name as it was typed. */
export const organisationKey = (of: Pick<SeatOrganisation, 'organisationId' | 'organisationName'>): string =>
  of.organisationId ?? `name:${of.organisationName}`
