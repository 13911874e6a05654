import type { z } from 'zod'
import type { InvitationView, joinResponse, Role, SessionResponse } from '#shared/api/identity.ts'
import { SECTORS } from '#shared/plan/sectors.ts'
import { isFlag, isListOf, isNullOr, isOneOf, isShape, isText, type Guard } from '#client/api/guards.ts'
import type { Answer } from '#client/api/callApi.ts'

export type JoinAnswer = z.output<typeof joinResponse>

const ROLES = ['observer', 'participant', 'facilitator', 'labLead', 'sponsor'] as const satisfies Role[]
const isRole = isOneOf(ROLES)
const isSector = isOneOf(SECTORS)

const answer = <T>(what: string, is: Guard<T>): Answer<T> => ({
  safeParse: (body) =>
    is(body) ? { success: true, data: body } : { success: false, error: { message: `Not ${what}` } },
})

export const invitationAnswer: Answer<InvitationView> = answer(
  'an invitation',
  isShape({
    labName: isText,
    role: isRole,
    organisations: isListOf(isShape({ id: isText, name: isText, acronym: isText, sector: isSector })),
  }),
)

export const joinAnswer: Answer<JoinAnswer> = answer(
  'a seat',
  isShape({ labId: isText, slug: isText, seatId: isText, personalLink: isText }),
)

export const sessionAnswer: Answer<SessionResponse> = answer(
  'a session',
  isShape({
    person: isNullOr(isShape({ name: isText, facilitator: isFlag, deliveryUnit: isFlag })),
    labs: isListOf(isShape({ id: isText, slug: isText, name: isText, seatId: isText, role: isRole })),
  }),
)
