import type { z } from 'zod'
import { seatRequest, type Role, type Seat } from '#shared/api/identity.ts'
import type { Sector } from '#shared/plan/entities.ts'
import type { Organisation } from '#shared/plan/plan.ts'

/** `organisationId` is `OTHER` for one that is not in the plan; then `otherName` and `sector` count. */
export interface SeatFields {
  name: string
  role: Role
  signatory: boolean
  organisationId: string | null
  otherName: string
  sector: Sector | null
}

export const OTHER = 'other'

export const fieldsOf = (seat: Seat | null): SeatFields =>
  seat
    ? {
        name: seat.name,
        role: seat.role,
        signatory: seat.signatory,
        organisationId: seat.organisationId ?? OTHER,
        otherName: seat.organisationId === null ? seat.organisationName : '',
        sector: seat.sector,
      }
    : { name: '', role: 'participant', signatory: false, organisationId: null, otherName: '', sector: null }

export type SeatField = 'name' | 'organisationId' | 'otherName' | 'sector' | 'signatory'

/** The request, or which fields are not right. A signatory signs for an organisation of the plan. */
export const readSeatForm = (
  fields: SeatFields,
  organisations: readonly Organisation[],
): { request: z.output<typeof seatRequest> } | { wrong: ReadonlySet<SeatField> } => {
  const other = fields.organisationId === OTHER
  const chosen = organisations.find((o) => o.id === fields.organisationId)
  const wrong = new Set<SeatField>([
    ...(fields.name.trim() === '' ? (['name'] as const) : []),
    ...(!other && !chosen ? (['organisationId'] as const) : []),
    ...(other && fields.otherName.trim() === '' ? (['otherName'] as const) : []),
    ...(other && fields.sector === null ? (['sector'] as const) : []),
    ...(other && fields.signatory ? (['signatory'] as const) : []),
  ])
  if (wrong.size > 0) return { wrong }
  const request = seatRequest.safeParse({
    name: fields.name,
    role: fields.role,
    signatory: fields.signatory,
    organisationId: chosen?.id ?? null,
    organisationName: chosen ? chosen.name || chosen.acronym : fields.otherName,
    sector: chosen?.sector ?? fields.sector,
  })
  return request.success ? { request: request.data } : { wrong: new Set(['name']) }
}
